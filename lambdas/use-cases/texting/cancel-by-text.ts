import { wasPublished } from '../../domain/alerts/alert-state.ts';
import { keptMs } from '../../domain/alerts/life.ts';
import { idsOf } from '../../domain/reporting/former-ids.ts';
import { withdrawnAnswer } from '../../domain/texting/answers/alert-answers.ts';
import { plainAnswer } from '../../domain/texting/answers/plain-answers.ts';
import { refusalAnswer } from '../../domain/texting/answers/refusal-answer.ts';
import { wasLiveAt } from '../../domain/texting/live-then.ts';
import { firstIdAt } from '../first-id-at.ts';
import { addUpdate } from '../follow-up/add-update.ts';
import { pageSince } from '../page-since.ts';
import type { Exchange, Reply, TextingDependencies } from './exchange.ts';
import { toldBack } from './told-back.ts';

/** What neighbours read beside that it was withdrawn. */
const message = 'Retirée par SMS.';

const lookedThrough = 20;

/** Drops the report that waits for an answer, or else withdraws the last alert of one's own that is under way. */
export async function cancelByText(dependencies: TextingDependencies, exchange: Exchange): Promise<Reply> {
  const { question, resident, text, language, caller } = exchange;
  if (question) return { answer: plainAnswer('dropped', language), question: 'none' };
  const writtenMs = Date.parse(text.receivedAt);
  const page = pageSince(writtenMs - keptMs, { limit: lookedThrough, before: firstIdAt(writtenMs + 1) });
  const lists = await Promise.all(idsOf(resident).map((residentId) => dependencies.alerts.listOwn(residentId, page)));
  const own = lists.flatMap(({ alerts }) => alerts).toSorted((a, b) => (a.alertId < b.alertId ? 1 : -1));
  const alert = own.find((each) => wasLiveAt(each, text.receivedAt));
  if (!alert) return { answer: plainAnswer('nothing-to-cancel', language) };
  const answer = await toldBack(
    async () => {
      await addUpdate(dependencies)({
        params: { alertId: alert.alertId },
        query: undefined,
        headers: { 'idempotency-key': `sms-${text.textId}` },
        body: { kind: 'retracted', message },
        language,
        caller,
      });
      return withdrawnAnswer(alert, wasPublished(alert), language);
    },
    (refusal) => refusalAnswer(refusal, language),
  );
  return { answer };
}
