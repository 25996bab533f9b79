/** Whom an alert is for, and who among them it was not sent to yet. */
import type { AskedAudience } from '../../../contract/operations/alert-fields.ts';
import type { Community } from '../communities/community.ts';
import { Refusal } from '../refusal.ts';
import type { Addressees, Alert } from './alert.ts';

/** Every community of a municipality. */
export type Roster = readonly Pick<Community, 'communityId'>[];

const nobody: Addressees = { communityIds: [], allCommunities: false, referents: false };

export function addresseesOf(asked: AskedAudience): Addressees {
  if (asked === 'all-communities') return { ...nobody, allCommunities: true };
  if (asked === 'referents') return { ...nobody, referents: true };
  return { ...nobody, communityIds: [...new Set(asked.communities)] };
}

export const isNobody = ({ communityIds, allCommunities, referents }: Addressees): boolean =>
  communityIds.length === 0 && !allCommunities && !referents;

/** Those among the addressees that an alert was not sent to yet. */
export function notYetSentTo(asked: Addressees, { addressees: sent }: Pick<Alert, 'addressees'>): Addressees {
  return {
    communityIds: asked.communityIds.filter((communityId) => !includes(sent, communityId)),
    allCommunities: asked.allCommunities && !sent.allCommunities,
    referents: asked.referents && !sent.referents,
  };
}

/** Whether each community of a municipality was sent the alert, by name or together with all. */
export function wentToAll(roster: Roster, { addressees: sent }: Pick<Alert, 'addressees'>): boolean {
  return roster.every(({ communityId }) => includes(sent, communityId));
}

/** @throws Refusal `community-not-found` when one is not among the municipality's */
export function requireCommunities({ communityIds }: Addressees, roster: Roster): void {
  const known = new Set(roster.map(({ communityId }) => communityId));
  if (!communityIds.every((communityId) => known.has(communityId))) throw new Refusal('community-not-found');
}

/** What only officers and referents read goes to the referents alone. @throws Refusal `category-not-for-neighbours` */
export function requireReaders(readers: Alert['readers'], { communityIds, allCommunities }: Addressees): void {
  const reachesNeighbours = allCommunities || communityIds.length > 0;
  if (readers === 'officers' && reachesNeighbours) throw new Refusal('category-not-for-neighbours');
}

const includes = ({ allCommunities, communityIds }: Addressees, communityId: string): boolean =>
  allCommunities || communityIds.includes(communityId);
