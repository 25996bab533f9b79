import { totalsOfDelivery } from '../../domain/deliveries/delivery-totals.ts';
import { addUp, countReached } from '../../domain/deliveries/receipts.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import type { DeliveryStore, KeptCounts } from '../../stores/alerts/deliveries.ts';

interface Dependencies {
  readonly deliveries: Pick<DeliveryStore, 'listUnsettled' | 'listCounts' | 'findLedgers' | 'settle'>;
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
        const residents = await countResidents(deliveries, counts);
        await deliveries.settle(alertId, { version, totals: totalsOfDelivery(counts), residents }, counts);
      } catch (fault) {
        onFault(alertId, fault);
      }
    });
  };

/** A resident is in the same part of every ledger: one part of them all after the other, so that a large commune is never read at once. */
async function countResidents(
  deliveries: Pick<DeliveryStore, 'findLedgers'>,
  counts: readonly KeptCounts[],
): Promise<number> {
  let residents = 0;
  for (const ofPart of Map.groupBy(counts, ({ part }) => part).values()) {
    const ledgers = await deliveries.findLedgers(ofPart);
    residents += countReached(ledgers.map(({ entries }) => entries));
  }
  return residents;
}
