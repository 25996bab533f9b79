import type { DeliveryTotals } from '../../../lambdas/domain/delivery-totals.ts';

/** What was delivered of an alert to a few neighbours, but for what a test says otherwise. */
export function deliveryTotals(differences: Partial<DeliveryTotals> = {}): DeliveryTotals {
  return {
    version: 1,
    delivered: { push: 3, sms: 2, email: 5 },
    failed: { push: 0, sms: 1, email: 0 },
    smsParts: 3,
    priceUsd: 0.21,
    residents: 7,
    ...differences,
  };
}
