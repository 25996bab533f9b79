import type { SettledDelivery } from '../../../lambdas/domain/deliveries/delivery-totals.ts';

type OnSms = Partial<SettledDelivery['totals']['sms']>;

/** What was delivered of an alert to a few neighbours, but for what a test says otherwise. */
export function aDelivered(differences: Partial<SettledDelivery> = {}, sms: OnSms = {}): SettledDelivery {
  const none = { failed: 0, smsParts: 0, priceMicros: 0, delays: {} };
  return {
    version: 1,
    totals: {
      push: { ...none, delivered: 3 },
      sms: { delivered: 2, failed: 1, smsParts: 3, priceMicros: 210_000, delays: {}, ...sms },
      email: { ...none, delivered: 5 },
    },
    residents: 7,
    ...differences,
  };
}
