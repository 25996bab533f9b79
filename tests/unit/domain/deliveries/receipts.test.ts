import { describe, expect, test } from '@jest/globals';
import type { ChannelName } from '../../../../contract/fields.ts';
import {
  countsOf,
  type Fate,
  type Ledger,
  type Receipt,
  withReceipts,
} from '../../../../lambdas/domain/deliveries/receipts.ts';

const receipt = (recipient: string, fate: Fate, rest: Partial<Receipt> = {}): Receipt => ({ recipient, fate, ...rest });

/** A generator of its own, so that every run shuffles alike (mulberry32). */
function randomOf(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ item }) => item);
}

/** In batches of any size, as they come. */
function notedInBatches(channel: ChannelName, receipts: readonly Receipt[], random: () => number): Ledger {
  let ledger: Ledger = {};
  for (let start = 0; start < receipts.length; ) {
    const size = 1 + Math.floor(random() * 7);
    ledger = withReceipts(channel, ledger, receipts.slice(start, start + size));
    start += size;
  }
  return ledger;
}

const fates: Readonly<Record<ChannelName, readonly Fate[]>> = {
  email: ['accepted', 'delivered', 'address-bounced', 'mailbox-unavailable', 'complaint'],
  sms: ['delivered', 'opted-out', 'phone-unreachable', 'unknown'],
  push: ['delivered', 'endpoint-disabled', 'push-refused'],
};

describe.each(['email', 'sms', 'push'] as const)('receipts of %s', (channel) => {
  test('come to the same in any order, however often each comes', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const random = randomOf(seed);
      const receipts = Array.from({ length: 60 }, () =>
        receipt(
          `r${Math.floor(random() * 20)}`,
          fates[channel][Math.floor(random() * fates[channel].length)] ?? 'unknown',
          {
            delayMs: Math.floor(random() * 5_000),
            paid: { [`m${Math.floor(random() * 3)}`]: { smsParts: 1, priceMicros: 72_500 } },
          },
        ),
      );
      const once = withReceipts(channel, {}, receipts);
      const doubled = shuffled([...receipts, ...receipts, ...receipts.slice(0, 20)], random);
      expect(notedInBatches(channel, doubled, random)).toEqual(once);
      expect(countsOf(notedInBatches(channel, doubled, random))).toEqual(countsOf(once));
    }
  });

  test('that tell nothing new leave the ledger as it is, the very same', () => {
    const ledger = withReceipts(channel, {}, [receipt('a', 'delivered', { delayMs: 40 })]);
    expect(withReceipts(channel, ledger, [receipt('a', 'delivered', { delayMs: 40 })])).toBe(ledger);
    expect(withReceipts(channel, ledger, [])).toBe(ledger);
  });
});

describe('what counts of several receipts', () => {
  const fateOf = (channel: ChannelName, ...told: Fate[]) =>
    withReceipts(
      channel,
      {},
      told.map((fate) => receipt('a', fate)),
    ).a?.fate;

  test('is that one device rings, whatever became of the others', () => {
    expect(fateOf('push', 'endpoint-disabled', 'delivered', 'push-refused')).toBe('delivered');
    expect(fateOf('push', 'endpoint-disabled')).toBe('endpoint-disabled');
  });

  test('is how far an e-mail came: taken, delivered, returned after that, called spam', () => {
    expect(fateOf('email', 'delivered', 'accepted')).toBe('delivered');
    expect(fateOf('email', 'address-bounced', 'delivered', 'accepted')).toBe('address-bounced');
    expect(fateOf('email', 'complaint', 'delivered')).toBe('complaint');
  });

  test('is the sooner delivery, of two devices', () => {
    const [late, soon] = [receipt('a', 'delivered', { delayMs: 900 }), receipt('a', 'delivered', { delayMs: 300 })];
    expect(countsOf(withReceipts('push', {}, [late, soon])).delays).toEqual({ 300: 1 });
  });
});

const m1 = { smsParts: 1, priceMicros: 72_500 };

test('counts add up every recipient once, and what SMS cost whether they arrive or not', () => {
  const ledger = withReceipts('sms', {}, [
    receipt('a', 'delivered', { delayMs: 1_234, paid: { m1 } }),
    receipt('a', 'delivered', { delayMs: 1_234, paid: { m1 } }),
    receipt('b', 'phone-unreachable', { paid: { m1 } }),
    receipt('c', 'opted-out'),
    receipt('d', 'opted-out'),
  ]);
  expect(countsOf(ledger)).toEqual({
    accepted: 0,
    delivered: 1,
    failed: { 'phone-unreachable': 1, 'opted-out': 2 },
    delays: { 1200: 1 },
    smsParts: 2,
    priceMicros: 145_000,
  });
});

test('whoever is told by two SMS is paid for twice, however often each is logged', () => {
  const twice = [receipt('a', 'delivered', { paid: { m1 } }), receipt('a', 'delivered', { paid: { m2: m1 } })];
  const ledger = withReceipts('sms', {}, [...twice, ...twice.toReversed()]);
  expect(countsOf(ledger)).toMatchObject({ delivered: 1, smsParts: 2, priceMicros: 145_000 });
  expect(withReceipts('sms', ledger, twice)).toBe(ledger);
});
