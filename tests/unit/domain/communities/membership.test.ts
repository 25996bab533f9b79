import { describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../../../contract/charter.ts';
import { decide, join } from '../../../../lambdas/domain/communities/membership.ts';
import type { Membership } from '../../../../lambdas/domain/residents/resident.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aMembership, aResident } from '../../support/a-resident.ts';

const community = aCommunity();
const { communityId } = community;
const profile = { acceptedCharter: currentCharterVersion };
const [asked, admitted, later] = ['2026-11-20T08:00:00.000Z', '2026-11-21T08:00:00.000Z', '2026-11-22T08:00:00.000Z'];

const memberOf = (membership: Partial<Membership>) =>
  aResident({ profile, memberships: [aMembership({ requestedAt: asked, ...membership })] });

describe('since when somebody is a member is known', () => {
  test('from when they are admitted, and not before', () => {
    const waiting = join(aResident({ profile }), community, 'pending', new Date(asked));
    expect(waiting.memberships[0]).not.toHaveProperty('activeSince');
    const member = decide(waiting, communityId, 'active', new Date(admitted));
    expect(member.memberships).toMatchObject([{ status: 'active', requestedAt: asked, activeSince: admitted }]);
  });

  test('from the request on, of those who are admitted at once', () => {
    const member = join(aResident({ profile }), community, 'active', new Date(asked));
    expect(member.memberships).toMatchObject([{ status: 'active', requestedAt: asked, activeSince: asked }]);
  });

  test('from the first time on: a suspension that is lifted makes nobody a newcomer', () => {
    const member = memberOf({ activeSince: admitted });
    const back = decide(
      decide(member, communityId, 'suspended', new Date(later)),
      communityId,
      'active',
      new Date(later),
    );
    expect(back.memberships).toMatchObject([{ status: 'active', activeSince: admitted }]);
  });

  test('of nobody who is suspended before they were ever admitted', () => {
    const suspended = decide(memberOf({ status: 'pending' }), communityId, 'suspended', new Date(later));
    expect(suspended.memberships[0]).not.toHaveProperty('activeSince');
  });
});

test('a decision that changes nothing gives back the very resident', () => {
  const member = memberOf({});
  expect(decide(member, communityId, 'active', new Date(later))).toBe(member);
});
