import { expect, test } from '@jest/globals';
import { countsKey, ledgerKey } from '../../../lambdas/stores/alerts/delivery-items.ts';

const alertId = '01M83GV79Y1MPKF8EZDYY0NJ10';
const parts = [...'0123456789abcdef'].flatMap((part) =>
  (['email', 'sms', 'push'] as const).map((channel) => ({ alertId, messageNumber: 0, channel, part })),
);

test('however many receipts come, they are written elsewhere than the alert, each part of them apart', () => {
  const partitions = parts.map((part) => ledgerKey(part).pk);
  expect(new Set(partitions).size).toBe(parts.length);
  expect(partitions).not.toContain(`ALERT#${alertId}`);
});

test('what they come to is beside the alert, where one query reads it', () => {
  expect(new Set(parts.map((part) => countsKey(part).pk))).toEqual(new Set([`ALERT#${alertId}`]));
  expect(new Set(parts.map((part) => countsKey(part).sk)).size).toBe(parts.length);
});
