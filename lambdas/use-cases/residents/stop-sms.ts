import type { smsStopsOperations } from '../../../contract/operations/sms-stops.ts';
import { partsOf } from '../../domain/link-token.ts';
import { smsStartedPage, smsStoppedPage } from '../../domain/pages/sms-stop-pages.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isStopToken, startSms, stopSms as stop } from '../../domain/residents/sms-stop.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { loadByLink } from '../load-by-link.ts';
import type { UseCase } from '../use-case.ts';
import { type Change, changeLoaded } from './change-resident.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
}

/** No sign-in: the link's signature stands for the number. Again changes nothing. */
export const stopSms =
  (dependencies: Dependencies): UseCase<typeof smsStopsOperations.stopSms> =>
  async ({ params: { token } }) => {
    await changeByLink(dependencies, token, stop);
    return smsStoppedPage(token);
  };

export const undoSmsStop =
  (dependencies: Dependencies): UseCase<typeof smsStopsOperations.undoSmsStop> =>
  async ({ params: { token } }) => {
    await changeByLink(dependencies, token, startSms);
    return smsStartedPage(token);
  };

/** @throws Refusal `link-not-valid`, also when the number has changed since */
async function changeByLink({ residents }: Dependencies, token: string, change: Change): Promise<void> {
  const resident = await loadByLink(residents, partsOf(token).residentId);
  if (!resident) throw new Refusal('link-not-valid');
  await changeLoaded(residents, resident, (present) => {
    if (!isStopToken(token, present)) throw new Refusal('link-not-valid');
    return change(present);
  });
}
