/** What residents change of what reaches them, by SMS. */
import { type Period, todayOf, withAbsence, withoutAbsence } from '../../domain/absence.ts';
import { startSms, stopSms } from '../../domain/sms-stop.ts';
import { absentAnswer } from '../../domain/texting/answers/other-answers.ts';
import { plainAnswer } from '../../domain/texting/answers/plain-answers.ts';
import { changeResident } from '../change-resident.ts';
import type { Exchange, Reply, TextingDependencies } from './exchange.ts';
import { toldBack } from './told-back.ts';

export async function stopByText({ residents }: TextingDependencies, { resident, language }: Exchange): Promise<Reply> {
  await changeResident(residents, resident.residentId, stopSms);
  return { answer: plainAnswer('stopped', language) };
}

/** Lets SMS through again where the carrier had stopped them, which it does once every 30 days. */
export async function startByText(
  { residents, textMessages }: TextingDependencies,
  { resident, text: { phone }, language }: Exchange,
): Promise<Reply> {
  const open = !(await textMessages.isOptedOut(phone)) || (await textMessages.optIn(phone));
  if (!open) return { answer: plainAnswer('not-started', language) };
  await changeResident(residents, resident.residentId, startSms);
  return { answer: plainAnswer('started', language) };
}

export async function leaveByText(
  { residents }: TextingDependencies,
  { resident, language, now }: Exchange,
  period: Period | undefined,
): Promise<Reply> {
  if (!period) return { answer: plainAnswer('no-dates', language) };
  const answer = await toldBack(
    async () => {
      await changeResident(residents, resident.residentId, (present) => withAbsence(present, period, now));
      return absentAnswer(period, todayOf(resident, now), language);
    },
    () => plainAnswer('no-dates', language),
  );
  return { answer };
}

export async function returnByText(
  { residents }: TextingDependencies,
  { resident, language }: Exchange,
): Promise<Reply> {
  await changeResident(residents, resident.residentId, withoutAbsence);
  return { answer: plainAnswer('back', language) };
}
