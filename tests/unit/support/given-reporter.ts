import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Posting } from '../../../lambdas/domain/posting.ts';
import type { ResidentStore } from '../../../lambdas/stores/residents/residents.ts';
import { aMembership, aResident } from './a-resident.ts';

/** Makes the author of a posting an active member of its community, under the current charter: who may report it. */
export async function givenReporter(residents: ResidentStore, { author, communityId }: Posting): Promise<void> {
  const { residentId } = author;
  const membership = aMembership({ communityId });
  const stored = await residents.load(residentId);
  if (!stored) {
    const profile = { acceptedCharter: currentCharterVersion };
    await residents.create(aResident({ residentId, memberships: [membership], profile }));
  } else if (!stored.memberships.some((one) => one.communityId === communityId)) {
    await residents.save(stored, { ...stored, memberships: [...stored.memberships, membership] });
  }
}
