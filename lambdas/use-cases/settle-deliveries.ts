import { totalsOfDelivery } from '../domain/delivery-totals.ts';
import { forEachOf } from '../domain/for-each-of.ts';
import { addUp } from '../domain/receipts.ts';
import type { DeliveryStore } from '../stores/alerts/deliveries.ts';

interface Dependencies {
  readonly deliveries: Pick<DeliveryStore, 'listUnsettled' | 'listCounts' | 'settle'>;
  readonly onFault: (alertId: string, fault: unknown) => void;
}

/** What one run has the time for; what is left waits for the next. */
const alertsPerRun = 200;
const alertsAtOnce = 5;

/** Brings the totals of alerts up to what was noted of their deliveries: once a run, however many receipts came meanwhile. */
export const settleDeliveries =
  ({ deliveries, onFault }: Dependencies) =>
  async (): Promise<void> => {
    const alertIds = await deliveries.listUnsettled(alertsPerRun);
    await forEachOf(alertIds, alertsAtOnce, async (alertId) => {
      try {
        const counts = await deliveries.listCounts(alertId);
        const version = addUp(counts.map((each) => each.version));
        await deliveries.settle(alertId, { version, totals: totalsOfDelivery(counts) }, counts);
      } catch (fault) {
        onFault(alertId, fault);
      }
    });
  };
