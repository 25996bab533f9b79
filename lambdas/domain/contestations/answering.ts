import type { ContestationDecision } from '../../../contract/contestation-words.ts';
import type { Author } from '../alerts/alert.ts';
import type { HistoryEvent } from '../alerts/history.ts';
import { actorOf } from '../alerts/speaker.ts';
import { hourMs } from '../milliseconds.ts';
import { Refusal } from '../refusal.ts';
import type { Contestation, ContestationAnswer } from './contestation.ts';

interface Given {
  readonly decision: ContestationDecision;
  readonly reasons: string;
}

/**
 * Answers a contestation; the answer then waits to be sent.
 * @returns nothing when it was answered in these very words already
 * @throws Refusal `already-answered`, `not-by-its-author` when the alert is the officer's own
 */
export function answered(
  contestation: Contestation,
  { decision, reasons }: Given,
  by: Pick<Author, 'residentId' | 'kind'>,
  now: Date,
): Contestation | undefined {
  if (contestation.alert.officerId === by.residentId) throw new Refusal('not-by-its-author');
  const { answer: former } = contestation;
  if (former?.decision === decision && former.reasons === reasons) return undefined;
  if (former) throw new Refusal('already-answered');
  const at = now.toISOString();
  const sending = contestation.contact === undefined ? 'given-up' : 'waiting';
  return {
    ...contestation,
    answer: { decision, reasons, at, by: actorOf(by), sending, attempts: 0, nextTryAt: at },
  };
}

/** What the alert's history tells of the answer: it changes nothing of the alert by itself. */
export function answerEvent({ contestationId, answer }: Contestation): HistoryEvent[] {
  if (!answer) return [];
  const { decision, by } = answer;
  return [{ actor: by, action: 'contestation-answered', details: { contestationId, decision } }];
}

const firstWaitMs = hourMs / 4;
const longestWaitMs = 12 * hourMs;
const mostAttempts = 10;

/** One try is begun: whoever dies during it leaves the next one to whoever comes later. */
export function withTryBegun(contestation: Contestation, now: Date): Contestation {
  return withAnswer(contestation, (answer) => {
    const waitMs = Math.min(firstWaitMs * 2 ** answer.attempts, longestWaitMs);
    const nextTryAt = new Date(now.getTime() + waitMs).toISOString();
    return { attempts: answer.attempts + 1, nextTryAt };
  });
}

/** How a try has ended: a failed one is made again, up to ten times in two days. */
export function withTryEnded(contestation: Contestation, outcome: 'sent' | 'refused' | 'failed'): Contestation {
  return withAnswer(contestation, ({ attempts }) => {
    if (outcome === 'sent') return { sending: 'sent' };
    return outcome === 'refused' || attempts >= mostAttempts ? { sending: 'given-up' } : {};
  });
}

function withAnswer(
  contestation: Contestation,
  change: (answer: ContestationAnswer) => Partial<ContestationAnswer>,
): Contestation {
  const { answer } = contestation;
  return answer ? { ...contestation, answer: { ...answer, ...change(answer) } } : contestation;
}
