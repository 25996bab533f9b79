import type { deliveriesOperations } from '../../../contract/operations/deliveries.ts';
import { deliveryReport } from '../../domain/deliveries/delivery-report.ts';
import type { DeliveryStore } from '../../stores/alerts/deliveries.ts';
import type { PostingStore } from '../../stores/alerts/postings.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies extends MeetingStores {
  readonly postings: Pick<PostingStore, 'listPostings'>;
  readonly deliveries: Pick<DeliveryStore, 'listCounts'>;
  readonly clock: Clock;
}

/** What became of an alert on each channel: two queries at once, whomever it went to. */
export const getDelivery =
  ({ postings, deliveries, clock, ...stores }: Dependencies): UseCase<typeof deliveriesOperations.getDelivery> =>
  async ({ params: { alertId }, caller }) => {
    const asked = { operationId: 'getDelivery', alertId, caller, now: clock() } as const;
    const { alert, beside } = await meetAlert(stores, asked, () =>
      Promise.all([postings.listPostings(alertId), deliveries.listCounts(alertId)]),
    );
    const [posted = [], counts = []] = beside ?? [];
    const publications = posted.map(({ publication }) => publication);
    return { alertId, messages: deliveryReport(alert, publications, counts) };
  };
