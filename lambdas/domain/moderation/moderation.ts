import type { ModerationDecision } from '../../../contract/operations/alert-fields.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { lastMessage } from '../alerts/draft-alert.ts';
import { actorOf } from '../alerts/speaker.ts';
import { isOfficer } from '../municipalities/office.ts';
import { Refusal } from '../refusal.ts';
import { closeCase } from './moderation-case.ts';
import { isAppealed, rulings } from './rulings.ts';

/** What a moderator decides, and why: its author reads the reason. */
export interface Verdict {
  readonly decision: ModerationDecision;
  readonly reason: string;
}

/**
 * Decides on an alert, and takes it off the list of moderation. An appeal that was pending is answered by it.
 * @param by a referent of its community, or an officer
 * @throws Refusal `not-by-its-author`, `officer-only`, `another-must-decide`, or what happened to the alert meanwhile
 */
export function moderate(alert: Alert, { decision, reason }: Verdict, by: Author, now: Date) {
  requireImpartial(alert, by);
  requireOffice(alert, decision, by);
  const ruling = rulings[decision](alert, { ...by, hidden: true }, now);
  const { appeal: _, ...moderation } = closeCase(ruling.alert.moderation);
  const decided = { decision, reason, at: now.toISOString(), by: actorOf(by) };
  const after = { ...ruling.alert, moderation: { ...moderation, decision: decided } };
  return {
    alert: after,
    events: [{ actor: actorOf(by), action: ruling.action, details: { decision, reason } }],
    ...(lastMessage(after) > lastMessage(alert) ? { spread: [lastMessage(after)] } : {}),
  };
}

/** Nobody decides on what they wrote or flagged, nor on an appeal against their own decision. */
function requireImpartial(alert: Alert, { residentId }: Author): void {
  const { author, moderation } = alert;
  if (author.residentId === residentId) throw new Refusal('not-by-its-author');
  const hasFlagged = moderation.flags.some((one) => one.residentId === residentId);
  const hasDecided = isAppealed(alert) && moderation.decision?.by.residentId === residentId;
  if (hasFlagged || hasDecided) throw new Refusal('another-must-decide');
}

/** Officers decide on what officers sent, on appeals, and on what one of them took down. @throws Refusal `officer-only` */
function requireOffice(alert: Alert, decision: ModerationDecision, by: Author): void {
  const { hidden, decision: former } = alert.moderation;
  const undoesAnOfficer = decision === 'restore' && hidden === 'by-moderators' && former && isOfficer(former.by);
  const isForOfficers = isOfficer(alert.author) || isAppealed(alert) || undoesAnOfficer;
  if (isForOfficers && !isOfficer(by)) throw new Refusal('officer-only');
}
