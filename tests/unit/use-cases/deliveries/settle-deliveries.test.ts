import { expect, test } from '@jest/globals';
import { inMemoryAlertTable } from '../../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { noteReceipts } from '../../../../lambdas/use-cases/deliveries/note-receipts.ts';
import { settleDeliveries } from '../../../../lambdas/use-cases/deliveries/settle-deliveries.ts';

const [first, second] = ['01M82F8XX0Z6V3N5T7W9X1Y0AB', '01M82F8XX0Z6V3N5T7W9X1Y0AC'] as const;
const delivered = (alertId: string, recipient: string, messageNumber = 0) =>
  ({ alertId, messageNumber, channel: 'push', recipient, fate: 'delivered', delayMs: 300 }) as const;

function given() {
  const { deliveries } = inMemoryAlertTable();
  const faults: string[] = [];
  const note = noteReceipts({ deliveries, clock: () => new Date() });
  const settle = (between: Partial<typeof deliveries> = {}) =>
    settleDeliveries({ deliveries: { ...deliveries, ...between }, onFault: (alertId) => void faults.push(alertId) })();
  const delivered = async (alertId: string) => (await deliveries.findSettled(alertId))?.totals.push.delivered;
  return { deliveries, faults, note, settle, delivered };
}

test('totals follow what was noted, over all messages of an alert', async () => {
  const { note, settle, delivered: total } = given();
  await note([delivered(first, 'a0'), delivered(first, 'b0'), delivered(first, 'a0', 1), delivered(second, 'a0')]);
  expect(await total(first)).toBeUndefined();
  await settle();
  expect([await total(first), await total(second)]).toEqual([3, 1]);
  await note([delivered(first, 'c0'), delivered(first, 'a0')]);
  await settle();
  expect([await total(first), await total(second)]).toEqual([4, 1]);
});

test('a resident is reached once, by however many channels and messages; a relative’s copy reaches no resident', async () => {
  const { note, settle, deliveries } = given();
  const failed = { ...delivered(first, 'c0'), fate: 'phone-unreachable' } as const;
  const byEmail = { ...delivered(first, 'a0'), channel: 'email' } as const;
  await note([delivered(first, 'a0'), byEmail, delivered(first, 'a0', 1), delivered(first, 'b0'), failed]);
  await note([delivered(first, 'd0*')]);
  await settle();
  expect((await deliveries.findSettled(first))?.residents).toBe(2);
});

test('an alert that cannot be settled keeps no other from it, and waits for the next run', async () => {
  const { note, settle, delivered: total, faults, deliveries } = given();
  await note([delivered(first, 'a0'), delivered(second, 'a0')]);
  await settle({
    listCounts: async (alertId) => {
      if (alertId === first) throw new Error('DynamoDB is away');
      return deliveries.listCounts(alertId);
    },
  });
  expect(faults).toEqual([first]);
  expect([await total(first), await total(second)]).toEqual([undefined, 1]);
  await settle();
  expect(await total(first)).toBe(1);
});

test('receipts that come while totals are settled are in the next ones', async () => {
  const { note, settle, delivered: total, deliveries } = given();
  await note([delivered(first, 'a0')]);
  await settle({
    settle: async (...settled) => {
      await note([delivered(first, 'a1')]);
      await deliveries.settle(...settled);
    },
  });
  expect(await total(first)).toBe(1);
  await settle();
  expect(await total(first)).toBe(2);
});
