/** What residents change of what reaches them, by SMS. */
import { type Period, todayOf, withAbsence, withoutAbsence } from '../../domain/residents/absence.ts';
import { startSms, stopSms } from '../../domain/residents/sms-stop.ts';
import { absentAnswer } from '../../domain/texting/answers/other-answers.ts';
import { plainAnswer } from '../../domain/texting/answers/plain-answers.ts';
import { type Change, changeResident } from '../residents/change-resident.ts';
import type { Exchange, Reply, TextingDependencies } from './exchange.ts';
import { toldBack } from './told-back.ts';

/**
 * Changes the resident, and writes with it that the SMS is carried out: delivered again once they chose the contrary, it changes nothing.
 * It is saved though it be no change, for the same reason.
 */
async function choose(
  { residents }: TextingDependencies,
  { resident, text: { textId }, now }: Exchange,
  change: Change,
  answer: string,
): Promise<string> {
  const carriedOut = { textId, answer, at: now };
  await changeResident(residents, resident.residentId, (present) => ({ ...change(present) }), { carriedOut });
  return answer;
}

export async function stopByText(dependencies: TextingDependencies, exchange: Exchange): Promise<Reply> {
  return { answer: await choose(dependencies, exchange, stopSms, plainAnswer('stopped', exchange.language)) };
}

/** Lets SMS through again where the carrier had stopped them, which it does once every 30 days. */
export async function startByText(dependencies: TextingDependencies, exchange: Exchange): Promise<Reply> {
  const { textMessages } = dependencies;
  const {
    text: { phone },
    language,
  } = exchange;
  const open = !(await textMessages.isOptedOut(phone)) || (await textMessages.optIn(phone));
  if (!open) return { answer: plainAnswer('not-started', language) };
  return { answer: await choose(dependencies, exchange, startSms, plainAnswer('started', language)) };
}

export async function leaveByText(
  dependencies: TextingDependencies,
  exchange: Exchange,
  period: Period | undefined,
): Promise<Reply> {
  const { resident, language, now } = exchange;
  if (!period) return { answer: plainAnswer('no-dates', language) };
  const answer = await toldBack(
    () =>
      choose(
        dependencies,
        exchange,
        (present) => withAbsence(present, period, now),
        absentAnswer(period, todayOf(resident, now), language),
      ),
    () => plainAnswer('no-dates', language),
  );
  return { answer };
}

export async function returnByText(dependencies: TextingDependencies, exchange: Exchange): Promise<Reply> {
  return { answer: await choose(dependencies, exchange, withoutAbsence, plainAnswer('back', exchange.language)) };
}
