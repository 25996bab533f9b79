import type { AlertUpdate } from '../../../contract/operations/follow-up.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { requireOpen } from '../alerts/alert-state.ts';
import { lastMessage, withMessage } from '../alerts/draft-alert.ts';
import { requireRoom, requireRoomForAuthor } from '../alerts/message-limits.ts';
import { actorOf } from '../alerts/speaker.ts';
import { closeCase } from '../moderation/moderation-case.ts';
import { isOfficer } from '../municipalities/office.ts';
import { requireActiveMember } from '../permissions/relations.ts';
import { invalidInput, Refusal } from '../refusal.ts';
import { requireNotSuspended } from '../reporting/limits.ts';
import type { ReporterRecord } from '../reporting/reporter-record.ts';
import type { Resident } from '../residents/resident.ts';
import { withTold } from './told-words.ts';

/** What somebody tells of an alert. As `resident` they do so because they wrote it. */
export interface Telling {
  readonly by: Author;
  readonly update: AlertUpdate;
}

/**
 * Tells everyone who was alerted what became of it. What was not published yet can only be retracted, and nobody is told.
 * @throws Refusal `invalid-input`, `officer-only`, `referent-only`, what happened to an alert that is closed, `already-taken-in-charge`,
 * `too-many-updates`, `needs-other-words`
 */
export function tell(alert: Alert, { by, update }: Telling, now: Date) {
  requireKind(alert, by, update);
  if (isWithdrawal(alert, by, update)) return withdrawn(alert, by, update, now);
  requireOpen(alert, now);
  const { kind } = update;
  if (kind === 'taken-in-charge' && alert.status === kind) throw new Refusal('already-taken-in-charge');
  if (!isClosing(kind)) requireRoom(alert);
  if (kind === 'update' && by.kind === 'resident') requireRoomForAuthor(alert);
  const after = withTold(become(alert, by, kind), { by, update }, now);
  const number = lastMessage(after);
  return { alert: after, events: [eventOf(by, kind, number)], spread: [number] };
}

/** Who goes on speaking to their neighbours, and what they sent lately. */
interface Reporter {
  readonly resident: Resident;
  readonly record: ReporterRecord;
  readonly by: Author;
}

/**
 * They do so as they report to them: an author as an active member, and nobody but officers while they are suspended.
 * @throws Refusal why they are no active member, `broadcasting-suspended`
 */
export function requireReporter({ resident, record, by }: Reporter, { origin }: Alert, now: Date): void {
  if (origin && by.kind === 'resident') requireActiveMember(resident, origin.communityId);
  if (!isOfficer(by)) requireNotSuspended(record, now);
}

const isClosing = (kind: AlertUpdate['kind']) => kind === 'resolved' || kind === 'retracted';

function requireKind({ origin }: Alert, { kind: right }: Author, { kind, outcome }: AlertUpdate): void {
  if (outcome !== undefined && kind !== 'resolved') throw invalidInput({ path: 'outcome', code: 'not-for-this-kind' });
  if (right !== 'resident') return;
  // What the municipality sent is its officers' to follow up: whoever wrote it is none any more.
  if (!origin) throw new Refusal('officer-only');
  if (kind === 'taken-in-charge' || kind === 'resolved') throw new Refusal('referent-only');
}

/** How the alert then is; whatever closes it ends the waiting of a forwarding. */
function become({ awaits, ...alert }: Alert, by: Author, kind: AlertUpdate['kind']): Alert {
  if (isClosing(kind)) return { ...alert, status: kind === 'resolved' ? kind : 'retracted' };
  const kept = awaits ? { ...alert, awaits } : alert;
  if (kind === 'update') return kept;
  return { ...kept, status: 'taken-in-charge', confirmedByPolice: alert.confirmedByPolice || by.kind === 'police' };
}

/** Whether it is taken back before it was published, as its author and officers may. */
function isWithdrawal({ status, author }: Alert, by: Author, { kind }: AlertUpdate): boolean {
  return status === 'held' && kind === 'retracted' && (isOfficer(by) || by.residentId === author.residentId);
}

/** Nothing is left to decide, nor to confirm; its words are kept for whoever looks into it. */
function withdrawn({ awaits: _, ...held }: Alert, by: Author, { kind, message }: AlertUpdate, now: Date) {
  const retracted: Alert = { ...held, status: 'retracted', moderation: closeCase(held.moderation) };
  return { alert: withMessage(retracted, { kind, by, text: message }, now), events: [eventOf(by, kind, 0)] };
}

const actions = {
  update: 'updated',
  'taken-in-charge': 'taken-in-charge',
  resolved: 'resolved',
  retracted: 'retracted',
} as const;

const eventOf = (by: Author, kind: AlertUpdate['kind'], message: number) => ({
  actor: actorOf(by),
  action: actions[kind],
  details: { message },
});
