import type { Alert, Decision } from '../alerts/alert.ts';
import { actorOf } from '../alerts/speaker.ts';
import { dayMs } from '../milliseconds.ts';
import { Refusal } from '../refusal.ts';
import { openCase } from './moderation-case.ts';

/** After so long a decision stands. */
const appealedWithinMs = 30 * dayMs;

/**
 * Brings a decision before the moderators again, with what its author has to say against it.
 * @param communityId on whose list it comes
 * @returns nothing when they said so already
 * @throws Refusal `nothing-to-appeal` when it was neither hidden nor refused within 30 days, `already-appealed`
 */
export function appeal(
  alert: Alert,
  { statement, communityId }: { readonly statement: string; readonly communityId: string | undefined },
  now: Date,
) {
  const { moderation, author } = alert;
  const decision = decisionAgainst(alert);
  const isTooLate = !decision || Date.parse(decision.at) + appealedWithinMs <= now.getTime();
  if (isTooLate || communityId === undefined) throw new Refusal('nothing-to-appeal');
  if (moderation.appeal?.statement === statement) return undefined;
  if (moderation.appeal) throw new Refusal('already-appealed');
  const appealed = { ...moderation, appeal: { statement, at: now.toISOString() } };
  return {
    alert: { ...alert, moderation: openCase(appealed, 'appealed', { communityId, now }) },
    events: [{ actor: actorOf(author), action: 'appealed', details: { decision: decision.decision } }],
  };
}

/** The decision by which neighbours do not read an alert. */
function decisionAgainst({ status, moderation: { hidden, decision } }: Alert): Decision | undefined {
  return status === 'refused' || hidden === 'by-moderators' ? decision : undefined;
}
