/** What becomes of an alert of ours when its source speaks of it again. */
import type { Alert, Author } from '../alerts/alert.ts';
import { statusAt } from '../alerts/alert-state.ts';
import { markedWith } from '../alerts/draft-alert.ts';
import { longestVisibleMs } from '../alerts/life.ts';
import { actorOf } from '../alerts/speaker.ts';
import { tell } from '../follow-up/alert-updates.ts';
import { isExercise, type MayBeExercise } from '../messages/words.ts';
import type { OfficialDraft } from '../official-alerts/official-alert.ts';
import { Refusal } from '../refusal.ts';

/** Whether a source's news are about this alert: it wrote it, and it is neither closed nor over. */
export function isFollowed(alert: Alert, by: Author, now: Date): boolean {
  const status = statusAt(alert, now);
  const isOpen = status === 'held' || status === 'published' || status === 'taken-in-charge';
  return alert.author.residentId === by.residentId && isOpen;
}

/** Whether both are practice, or both in earnest: what is told of the one neither changes nor ends the other. */
export const isAsEarnest = (alert: Alert, told: MayBeExercise): boolean => isExercise(alert) === isExercise(told);

/** An update, in full for a draft, and in short for what is out already. */
export interface SourceUpdate {
  readonly draft: OfficialDraft;
  readonly text: string;
  /** Whether it goes out by itself. */
  readonly automatic: boolean;
}

/**
 * A draft says what its source says last, and waits anew. What is out is told the update, or awaits an officer who lets it out: of what
 * a source tells one after the other, the last one waits.
 * @throws Refusal `awaits-confirmation` while a forwarding waits, `alert-hidden`, `too-many-updates`
 */
export function updatedBySource(alert: Alert, { draft, text, automatic }: SourceUpdate, now: Date) {
  const { author: by } = draft;
  if (alert.status === 'held') return redrafted(alert, draft, now);
  const expiresAt = newEnd(alert, draft);
  if (automatic) return tell({ ...alert, expiresAt }, { by, update: { kind: 'update', message: text } }, now);
  if (alert.awaits && alert.awaits.what !== 'update') throw new Refusal('awaits-confirmation');
  const awaits = { what: 'update' as const, by, at: now.toISOString(), to: alert.addressees, text, expiresAt };
  return { alert: { ...alert, awaits }, events: [{ actor: actorOf(by), action: 'update-asked', details: {} }] };
}

function redrafted(alert: Alert, { told, category, level, author: by, to }: OfficialDraft, now: Date) {
  const { description, place, happenedAt = alert.happenedAt, expiresAt = alert.expiresAt } = told;
  const awaits = { what: 'draft' as const, by, at: now.toISOString(), to };
  const facts = { ...markedWith(category), level, description, place, happenedAt, expiresAt };
  const details = { category: category.categoryId, level };
  return {
    alert: { ...alert, ...facts, addressees: to, awaits },
    events: [{ actor: actorOf(by), action: 'redrafted', details }],
  };
}

/** As the source now says; nothing is seen for more than seven days from when it was written. */
function newEnd({ reportedAt, expiresAt }: Alert, { told }: OfficialDraft): string {
  const lastMs = Date.parse(reportedAt) + longestVisibleMs;
  return new Date(Math.min(Date.parse(told.expiresAt ?? expiresAt), lastMs)).toISOString();
}

/** What is out ends in fixed words, whatever else the source writes; a draft is taken back, and nobody is told. */
export function endedBySource(alert: Alert, by: Author, now: Date) {
  const kind = alert.status === 'held' ? 'retracted' : 'resolved';
  return tell(alert, { by, update: { kind, message: `Levée par la source / Ended by its source: ${by.name}` } }, now);
}
