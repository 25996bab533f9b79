import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Alert } from '../../../lambdas/domain/alerts/alert.ts';
import type { ResidentStore } from '../../../lambdas/stores/residents/residents.ts';
import { aMembership, aResident } from './a-resident.ts';

/** Makes the author of a report an active member of its community, under the current charter: who may report it. */
export async function givenReporter(
  residents: Pick<ResidentStore, 'load' | 'create' | 'save'>,
  { author, origin, inseeCode }: Pick<Alert, 'author' | 'origin' | 'inseeCode'>,
): Promise<void> {
  const { residentId } = author;
  const membership = aMembership({ inseeCode, ...(origin ? { communityId: origin.communityId } : {}) });
  const stored = await residents.load(residentId);
  if (!stored) {
    const profile = { acceptedCharter: currentCharterVersion };
    await residents.create(aResident({ residentId, memberships: [membership], profile }));
  } else if (!stored.memberships.some(({ communityId }) => communityId === membership.communityId)) {
    await residents.save(stored, { ...stored, memberships: [...stored.memberships, membership] });
  }
}
