import { describe, expect, test } from '@jest/globals';
import { readEmailReceipt } from '../../../lambdas/messaging/email-receipts.ts';
import { sesEvents } from './aws/delivery-records.ts';

const residentId = '02BBBBBBBBBBBBBBBBBBBBBBBB';
const events = sesEvents(residentId);
const notice = {
  alertId: '01M82F8XX0Z6V3N5T7W9X1Y0AB',
  groupId: 'referents-44190',
  messageNumber: 2,
  saidAt: new Date('2016-10-14T05:02:10.000Z'),
};

describe('what SES tells of an e-mail', () => {
  test.each([
    ['send', 'accepted', '2016-10-14T05:02:16.645Z'],
    ['delivery', 'delivered', '2016-10-19T23:21:04.133Z'],
    ['bounce', 'address-bounced', '2017-08-05T00:41:02.669Z'],
    ['complaint', 'complaint', '2017-08-05T00:41:02.669Z'],
    ['reject', 'message-refused', '2016-10-14T05:02:16.645Z'],
  ] as const)('by %s: %s, of which message, and when', (name, fate, at) => {
    expect(readEmailReceipt(events[name])).toEqual({ residentId, fate, at: new Date(at), notice });
  });

  test('in the envelope of SNS reads the same', () => {
    const wrapped = { Type: 'Notification', Message: JSON.stringify(events.delivery) };
    expect(readEmailReceipt(wrapped)).toEqual(readEmailReceipt(events.delivery));
  });

  test('of a full mailbox is no lost address', () => {
    const bounce = { ...events.bounce.bounce, bounceType: 'Transient' };
    expect(readEmailReceipt({ ...events.bounce, bounce })?.fate).toBe('mailbox-unavailable');
  });

  test('by a delay decides nothing', () => {
    expect(readEmailReceipt(events.delay)).toBeUndefined();
  });

  test('of an e-mail that is no alert is of its resident alone', () => {
    const mail = { ...events.delivery.mail, tags: { resident: [residentId] } };
    expect(readEmailReceipt({ ...events.delivery, mail })).toEqual({
      residentId,
      fate: 'delivered',
      at: new Date('2016-10-19T23:21:04.133Z'),
    });
  });

  test.each([['Successfully validated SNS topic'], [{ EventType: 'EndpointUpdated' }], [{ eventType: 'Open' }], [7]])(
    'is nothing in %j',
    (message) => {
      expect(readEmailReceipt(message)).toBeUndefined();
    },
  );

  test('of a shape that is not SES’s is refused', () => {
    expect(() => readEmailReceipt({ eventType: 'Delivery', mail: {} })).toThrow();
  });
});
