import { describe, expect, test } from '@jest/globals';
import { createDeliveryFaults, deliveryFault } from '../../../local/faults/delivery-faults.ts';

const none = { delayMs: 0, kind: undefined };

describe('faults of delivery', () => {
  test('befall nothing until somebody asks', () => {
    expect(createDeliveryFaults().take('sms', '+33639980001')).toEqual(none);
  });

  test('are for one channel, and for one address by any of its names', () => {
    const faults = createDeliveryFaults();
    faults.add({ kind: 'refuse', channel: 'push', address: 'a-token' });
    expect(faults.take('sms', 'a-token')).toEqual(none);
    expect(faults.take('push', 'arn:other', 'other')).toEqual(none);
    expect(faults.take('push', 'arn:endpoint', 'A-Token').kind).toBe('refuse');
  });

  test('take a number as people write it', () => {
    const faults = createDeliveryFaults();
    faults.add({ kind: 'opt-out', channel: 'sms', address: '06 39 98 00 01' });
    expect(faults.take('sms', '+33639980001').kind).toBe('opt-out');
  });

  test('end after as many messages as they were asked for', () => {
    const faults = createDeliveryFaults();
    faults.add({ kind: 'bounce', channel: 'email', times: 2 });
    const kinds = [1, 2, 3].map(() => faults.take('email', 'a@example.org').kind);
    expect(kinds).toEqual(['bounce', 'bounce', undefined]);
    expect(faults.list()).toEqual([]);
  });

  test('stand until they are cleared, and tell how many messages they befell', () => {
    const faults = createDeliveryFaults();
    faults.add({ kind: 'complain', channel: 'email' });
    faults.take('email', 'a@example.org');
    expect(faults.list()).toEqual([{ kind: 'complain', channel: 'email', id: 1, taken: 1 }]);
    faults.clear();
    expect(faults.take('email', 'a@example.org')).toEqual(none);
  });

  test('may come with a delay', () => {
    const faults = createDeliveryFaults();
    faults.add({ kind: 'delay', channel: 'sms', delayMs: 500 });
    faults.add({ kind: 'refuse', channel: 'sms' });
    expect(faults.take('sms', '+33639980001')).toEqual({ delayMs: 500, kind: 'refuse' });
  });

  test.each([
    { kind: 'opt-out', channel: 'email' },
    { kind: 'disable', channel: 'sms' },
    { kind: 'bounce', channel: 'push' },
    { kind: 'delay', channel: 'sms' },
    { kind: 'delay', channel: 'sms', delayMs: 0 },
    { kind: 'refuse', channel: 'sms', times: 0 },
    { kind: 'burn', channel: 'sms' },
    undefined,
  ])('that cannot be are refused: %j', (asked) => {
    expect(deliveryFault.safeParse(asked).success).toBe(false);
  });
});
