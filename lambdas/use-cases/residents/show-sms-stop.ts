import type { smsStopsOperations } from '../../../contract/operations/sms-stops.ts';
import { partsOf } from '../../domain/link-token.ts';
import { smsAreStoppedPage, smsStopPage } from '../../domain/pages/sms-stop-pages.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isStopToken } from '../../domain/residents/sms-stop.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { loadByLink } from '../load-by-link.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
}

/** The button for what can be done now: to stop, or to undo it. Opening it changes nothing. @throws Refusal `link-not-valid` */
export const showSmsStop =
  ({ residents }: Dependencies): UseCase<typeof smsStopsOperations.showSmsStop> =>
  async ({ params: { token } }) => {
    const resident = await loadByLink(residents, partsOf(token).residentId);
    if (!resident || !isStopToken(token, resident)) throw new Refusal('link-not-valid');
    return resident.channels.sms?.enabled ? smsStopPage() : smsAreStoppedPage(token);
  };
