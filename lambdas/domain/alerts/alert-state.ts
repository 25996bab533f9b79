import type { AlertStatus, Certainty } from '../../../contract/operations/alert-fields.ts';
import { isActiveMember } from '../permissions/relations.ts';
import { type PlainCode, Refusal } from '../refusal.ts';
import type { Resident } from '../residents/resident.ts';
import type { Alert } from './alert.ts';

/** Statuses of an alert that lives, and so expires at its hour by the clock alone. */
export const livingStatuses: readonly AlertStatus[] = ['published', 'taken-in-charge'];

/** How an alert stands at a moment: one that nobody closed expires by itself at its hour. */
export function statusAt({ status, expiresAt }: Pick<Alert, 'status' | 'expiresAt'>, now: Date): AlertStatus {
  return livingStatuses.includes(status) && Date.parse(expiresAt) <= now.getTime() ? 'expired' : status;
}

/**
 * How sure an alert is: whoever reports it is the first witness, so one neighbour who sees the same makes it likely, unless as many deny
 * it; what the police send, see or take in charge is observed.
 */
export function certaintyOf({
  author,
  witnesses,
  confirmedByPolice,
}: Pick<Alert, 'author' | 'witnesses' | 'confirmedByPolice'>): Certainty {
  if (confirmedByPolice || author.kind === 'police') return 'observed';
  return witnesses.confirm > witnesses.deny ? 'likely' : 'possible';
}

const whyClosed: Readonly<Partial<Record<AlertStatus, PlainCode>>> = {
  held: 'alert-held',
  refused: 'alert-refused',
  resolved: 'alert-resolved',
  retracted: 'alert-retracted',
  expired: 'alert-expired',
};

/** What is done to an alert while it lives. @throws Refusal a 409 that says what happened to it */
export function requireOpen(alert: Alert, now: Date): void {
  const closed = whyClosed[statusAt(alert, now)];
  if (closed) throw new Refusal(closed);
  if (alert.moderation.hidden) throw new Refusal('alert-hidden');
}

/** Whether it ever left: not so what is held or refused, nor what was retracted before it was published. */
export const wasPublished = ({ messages }: Pick<Alert, 'messages'>): boolean => messages[0]?.kind === 'alert';

/** Whether those who were alerted still have to reckon with it. */
export function isLive(alert: Pick<Alert, 'status' | 'expiresAt'>, now: Date): boolean {
  return livingStatuses.includes(statusAt(alert, now));
}

/** Whether an alert was sent to a community. */
export function wasPostedIn(
  { inseeCode, addressees }: Alert,
  community: { communityId: string; inseeCode: string },
): boolean {
  if (addressees.communityIds.includes(community.communityId)) return true;
  return addressees.allCommunities && community.inseeCode === inseeCode;
}

/** The active memberships by which a resident was sent an alert. */
export function communitiesInCommon(resident: Resident, alert: Alert): string[] {
  return resident.memberships
    .filter((membership) => wasPostedIn(alert, membership) && isActiveMember(resident, membership.communityId))
    .map(({ communityId }) => communityId);
}

/** Whether an alert was sent to them as a referent of its municipality. */
export function isAddressedReferent(resident: Resident, { addressees, inseeCode }: Alert): boolean {
  const isHere = (mandate: Resident['mandates'][number]) =>
    mandate.office === 'referent' && mandate.inseeCode === inseeCode;
  return addressees.referents && resident.mandates.some(isHere);
}
