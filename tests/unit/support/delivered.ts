import type { Delivered } from '../../../lambdas/domain/statistics/delivered.ts';

type OnSms = Partial<Delivered['totals']['sms']>;

/** What was delivered of an alert to a few neighbours, but for what a test says otherwise. */
export function aDelivered(differences: Partial<Delivered> = {}, sms: OnSms = {}): Delivered {
  const none = { failed: 0, smsParts: 0, priceUsd: 0 };
  return {
    version: 1,
    totals: {
      push: { ...none, delivered: 3 },
      sms: { delivered: 2, failed: 1, smsParts: 3, priceUsd: 0.21, ...sms },
      email: { ...none, delivered: 5 },
    },
    residents: 7,
    ...differences,
  };
}
