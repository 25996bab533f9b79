import { expect, test } from '@jest/globals';
import { previewReach } from '../../../../lambdas/domain/official-alerts/preview.ts';

const counts = {
  members: 60,
  email: { information: 20, vigilance: 10, danger: 5 },
  sms: { information: 1, vigilance: 2, danger: 30 },
  push: { information: 0, vigilance: 7, danger: 4 },
};

test.each([
  ['information', { email: 20, sms: 1, push: 0 }],
  ['vigilance', { email: 30, sms: 3, push: 7 }],
  ['danger', { email: 35, sms: 33, push: 11 }],
] as const)('%s reaches those whose minimum level lets it through', (level, channels) => {
  expect(previewReach(counts, level, 0.07)).toMatchObject({ residents: 60, channels, smsSegments: channels.sms });
});

test('each SMS costs one segment, to the nearest cent', () => {
  const costOf = (price: number) => previewReach(counts, 'danger', price).estimatedCost;
  expect(costOf(0.07)).toEqual({ amount: 2.31, currency: 'EUR' });
  expect(costOf(0.0465)).toEqual({ amount: 1.53, currency: 'EUR' });
  expect(costOf(0)).toEqual({ amount: 0, currency: 'EUR' });
});
