/** What each decision of moderators makes of an alert; a decision that comes too late is told what happened. */
import type { ModerationDecision } from '../../../contract/operations/alert-fields.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { isLive, wasPublished } from '../alerts/alert-state.ts';
import { published, withMessage } from '../alerts/draft-alert.ts';
import { longestVisibleMs } from '../alerts/life.ts';
import { requireRoom } from '../alerts/message-limits.ts';
import { Refusal } from '../refusal.ts';

/** How an alert then is, and the verb under which its history tells it. A message that leaves is the last of the alert's. */
interface Ruling {
  readonly alert: Alert;
  readonly action: 'published' | 'kept' | 'refused' | 'hidden' | 'restored';
}

type Rule = (alert: Alert, by: Author, now: Date) => Ruling;

export const rulings: Readonly<Record<ModerationDecision, Rule>> = { publish, refuse, hide, restore };

/** Lets out what was held, or leaves as it is what is out and was brought to the moderators. */
function publish(alert: Alert, _by: Author, now: Date): Ruling {
  if (isAwaitingDecision(alert)) return { alert: released(alert, now), action: 'published' };
  if (!wasPublished(alert)) throw new Refusal(alert.status === 'refused' ? 'alert-refused' : 'not-held');
  if (alert.moderation.hidden) throw new Refusal('alert-hidden');
  if (!alert.moderation.open) throw new Refusal('already-published');
  return { alert: withoutFlags(alert), action: 'kept' };
}

function refuse(alert: Alert): Ruling {
  if (isDraft(alert)) return { alert: refusedDraft(alert), action: 'refused' };
  if (isAwaitingDecision(alert)) return { alert: { ...alert, status: 'refused' }, action: 'refused' };
  if (!wasPublished(alert)) throw new Refusal(alert.status === 'refused' ? 'alert-refused' : 'not-held');
  throw new Refusal(alert.moderation.hidden ? 'alert-hidden' : 'already-published');
}

/** What a source wrote is any officer's to refuse; to send it, they confirm it. */
const isDraft = ({ status, awaits }: Alert): boolean => status === 'held' && awaits?.what === 'draft';

function refusedDraft({ awaits: _, ...draft }: Alert): Alert {
  return { ...draft, status: 'refused' };
}

/** Those who were alerted are told, once, while they still have to reckon with it. */
function hide(alert: Alert, by: Author, now: Date): Ruling {
  requirePublished(alert);
  const { moderation } = alert;
  if (moderation.hidden === 'by-moderators') {
    if (isAppealed(alert)) return { alert, action: 'hidden' };
    throw new Refusal('alert-hidden');
  }
  const hidden: Alert = { ...alert, moderation: { ...moderation, hidden: 'by-moderators' } };
  return { alert: isLive(alert, now) ? withMessage(hidden, { kind: 'hidden', by }, now) : hidden, action: 'hidden' };
}

/** Those who were told that it was hidden are told the contrary. */
function restore(alert: Alert, by: Author, now: Date): Ruling {
  if (!alert.moderation.hidden) throw new Refusal('not-hidden');
  const { hidden: _, ...moderation } = alert.moderation;
  const shown = withoutFlags({ ...alert, moderation });
  const lastWord = alert.messages.findLast(({ kind }) => kind === 'hidden' || kind === 'restored');
  if (lastWord?.kind !== 'hidden' || !isLive(alert, now)) return { alert: shown, action: 'restored' };
  requireRoom(alert);
  return { alert: withMessage(shown, { kind: 'restored', by }, now), action: 'restored' };
}

export const isAppealed = ({ moderation }: Pick<Alert, 'moderation'>): boolean =>
  moderation.open?.reasons.includes('appealed') ?? false;

/** Held, or refused and appealed against. @throws Refusal `awaits-confirmation` when it is a second officer who decides */
function isAwaitingDecision(alert: Alert): boolean {
  if (alert.status === 'held' && alert.awaits) throw new Refusal('awaits-confirmation');
  return alert.status === 'held' || (alert.status === 'refused' && isAppealed(alert));
}

/** @throws Refusal `alert-held`, `alert-refused` or `not-held` */
function requirePublished(alert: Alert): void {
  if (wasPublished(alert)) return;
  throw new Refusal(alert.status === 'held' ? 'alert-held' : alert.status === 'refused' ? 'alert-refused' : 'not-held');
}

/**
 * The time that it was held is not taken from its life; feeds reach back seven days from when it was reported.
 * @throws Refusal `alert-expired` when neighbours would not see it any more
 */
function released(alert: Alert, now: Date): Alert {
  const reportedAtMs = Date.parse(alert.reportedAt);
  const endMs = now.getTime() + Date.parse(alert.expiresAt) - reportedAtMs;
  const lastMs = alert.readers === 'neighbours' ? reportedAtMs + longestVisibleMs : endMs;
  const expiresAt = new Date(Math.min(endMs, lastMs));
  if (expiresAt <= now) throw new Refusal('alert-expired');
  return published({ ...alert, expiresAt: expiresAt.toISOString() }, now);
}

const withoutFlags = (alert: Alert): Alert => ({ ...alert, moderation: { ...alert.moderation, flags: [] } });
