import { expect, test } from '@jest/globals';
import { viewpointOf } from '../../../../lambdas/domain/alerts/visibility.ts';
import type { Role } from '../../../../lambdas/domain/permissions/roles.ts';
import { aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';

const noise = anAlert({
  readers: 'officers',
  addressees: { communityIds: [anAlert().origin?.communityId ?? ''], allCommunities: false, referents: true },
});
const member: ReadonlySet<Role> = new Set<Role>(['signed-in', 'member']);

test('what only officers and referents read stays so when it is forwarded to the referents', () => {
  const neighbour = aResident({ residentId: '03BBBBBBBBBBBBBBBBBBBBBBBB', memberships: [aMembership()] });
  expect(viewpointOf(neighbour, noise, member)).toBeUndefined();
  const referent = aResident({ residentId: '03CCCCCCCCCCCCCCCCCCCCCCCC', mandates: [aReferent()] });
  expect(viewpointOf(referent, noise, member)).toBe('neighbour');
});
