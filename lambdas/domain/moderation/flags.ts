import type { Alert, Flag } from '../alerts/alert.ts';
import { wasPublished } from '../alerts/alert-state.ts';
import { isGone } from '../alerts/visibility.ts';
import { isOfficer } from '../municipalities/office.ts';
import { Refusal } from '../refusal.ts';
import { openCase } from './moderation-case.ts';

/** As many households as hide what a neighbour reported, until moderators have seen it. */
const householdsThatHide = 2;

/** More would tell moderators nothing new. */
const mostFlags = 50;

/** What a neighbour tells the moderators of an alert. */
export interface Flagging {
  readonly by: Pick<Flag, 'residentId' | 'household' | 'reason' | 'detail'>;
  /** Of the neighbour: on its list comes what was reported in no community. */
  readonly communityId: string;
}

/**
 * Notes a flag in the place of the neighbour's former one; two households hide what a resident or a referent reported. What officers
 * send is listed only, and so is what moderators have restored: they have seen it. Nobody is told.
 * @returns nothing when they said so already, or when enough others did
 * @throws Refusal `not-by-its-author`, `alert-held`, `alert-refused`, `alert-hidden`, `alert-not-found` once neighbours no longer see it
 */
export function flag(alert: Alert, { by, communityId }: Flagging, now: Date) {
  const { moderation, author } = alert;
  if (by.residentId === author.residentId) throw new Refusal('not-by-its-author');
  const former = moderation.flags.find(({ residentId }) => residentId === by.residentId);
  if (former?.reason === by.reason && former.detail === by.detail) return undefined;
  requireFlaggable(alert, now);
  const others = moderation.flags.filter((one) => one !== former);
  if (others.length >= mostFlags) return undefined;
  const flags = [...others, { ...by, at: now.toISOString() }];
  const hides = mayHide(alert) && new Set(flags.map(({ household }) => household)).size >= householdsThatHide;
  const flagged = { ...moderation, flags, ...(hides ? { hidden: 'by-flags' as const } : {}) };
  const listed = openCase(flagged, 'flagged', { communityId: alert.origin?.communityId ?? communityId, now });
  return { alert: { ...alert, moderation: listed }, events: eventsOf(by, hides) };
}

function requireFlaggable(alert: Alert, now: Date): void {
  if (alert.status === 'held') throw new Refusal('alert-held');
  if (alert.status === 'refused') throw new Refusal('alert-refused');
  if (alert.moderation.hidden) throw new Refusal('alert-hidden');
  if (!wasPublished(alert) || isGone(alert, 'neighbour', now)) throw new Refusal('alert-not-found');
}

const mayHide = ({ author, moderation }: Alert): boolean =>
  !isOfficer(author) && moderation.decision?.decision !== 'restore';

function eventsOf({ residentId, reason }: Flagging['by'], hides: boolean) {
  const actor = { residentId, kind: 'resident' as const };
  return [
    { actor, action: 'flagged', details: { reason } },
    ...(hides ? [{ actor, action: 'hidden', details: { by: 'flags' } }] : []),
  ];
}
