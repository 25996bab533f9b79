import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readDeliveryLog, readLogs } from '../../../lambdas/messaging/delivery-logs.ts';
import { failedPush, failedSms, successfulPush, successfulSms } from './aws/delivery-records.ts';

const eventOf = (payload: unknown) => ({
  awslogs: { data: gzipSync(JSON.stringify(payload)).toString('base64') },
});
const read = (record: unknown) => readDeliveryLog(JSON.stringify(record));
const failing = (providerResponse: string, record: typeof failedSms | typeof failedPush = failedSms) =>
  read({ ...record, delivery: { ...record.delivery, providerResponse } }).fate;

describe('an event of CloudWatch Logs', () => {
  const logEvents = [
    { id: '1', timestamp: 1, message: 'one' },
    { id: '2', timestamp: 2, message: 'two' },
  ];

  test('holds the text of each log', () => {
    const payload = { messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g', logStream: 's', logEvents };
    expect(readLogs(eventOf(payload))).toEqual(['one', 'two']);
  });

  test('by which the destination is tried holds nothing', () => {
    expect(readLogs(eventOf({ messageType: 'CONTROL_MESSAGE', logEvents: [logEvents[0]] }))).toEqual([]);
  });

  test.each([[{}], [{ awslogs: { data: 'not gzip' } }], [eventOf({ messageType: 'DATA_MESSAGE' })]])(
    'that is none is refused: %j',
    (event) => {
      expect(() => readLogs(event)).toThrow();
    },
  );

  test('that would fill the memory is refused', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64');
    expect(() => readLogs({ awslogs: { data: bomb } })).toThrow();
  });
});

describe('a delivery status log', () => {
  test('of an SMS that arrived: at which phone, when it acknowledged, in how many parts and at what price', () => {
    expect(read(successfulSms)).toEqual({
      channel: 'sms',
      messageId: '34d9b400-c6dd-5444-820d-fbeb0f1f54cf',
      address: '+33639980100',
      fate: 'delivered',
      at: new Date('2016-06-28T00:40:35.902Z'),
      smsParts: 1,
      priceMicros: 6_450,
    });
  });

  test('of an SMS that did not, with its cost', () => {
    expect(read(failedSms)).toMatchObject({ fate: 'unknown', smsParts: 1, priceMicros: 6_450 });
  });

  test('of a push that its service took', () => {
    expect(read(successfulPush)).toMatchObject({
      channel: 'push',
      address: successfulPush.delivery.destination,
      fate: 'delivered',
      at: new Date('2015-01-26T23:07:39.605Z'),
    });
  });

  test('of a push to a device that is gone', () => {
    expect(read(failedPush).fate).toBe('endpoint-disabled');
  });

  test('names its topic where SNS does', () => {
    const topicArn = 'arn:aws:sns:eu-west-1:1:vigie-prod-x-danger';
    expect(read({ ...successfulSms, notification: { ...successfulSms.notification, topicArn } })).toMatchObject({
      topicArn,
    });
    expect(read(successfulSms)).not.toHaveProperty('topicArn');
  });

  test.each([
    ['Blocked as spam by phone carrier', 'blocked'],
    ['Destination is on a blocked list', 'blocked'],
    ['Invalid phone number', 'number-not-valid'],
    ['Message body is invalid', 'message-refused'],
    ['Phone carrier has blocked this message', 'blocked'],
    ['Phone carrier is currently unreachable/unavailable', 'carrier-unreachable'],
    ['Phone has blocked SMS', 'blocked'],
    ['Phone is on a blocked list', 'blocked'],
    ['Phone is currently unreachable/unavailable', 'phone-unreachable'],
    ['Phone number is opted out', 'opted-out'],
    ['This delivery would exceed max price', 'over-price'],
    ['Unknown error attempting to reach phone', 'unknown'],
    ['Words of tomorrow', 'unknown'],
  ])('says why an SMS failed: %s', (words, reason) => {
    expect(failing(words)).toBe(reason);
  });

  test.each([
    ['{"error":{"code":404,"details":[{"errorCode":"UNREGISTERED"}]}}', 'endpoint-disabled'],
    ['{"reason":"Unregistered"}', 'endpoint-disabled'],
    ['{"reason":"BadDeviceToken"}', 'endpoint-disabled'],
    ['Endpoint is disabled', 'endpoint-disabled'],
    ['{"error":{"code":429,"details":[{"errorCode":"QUOTA_EXCEEDED"}]}}', 'push-refused'],
    ['{"reason":"ExpiredProviderToken"}', 'push-refused'],
  ])('tells a lost device from a push that was refused: %s', (words, reason) => {
    expect(failing(words, failedPush)).toBe(reason);
  });

  test.each([[{}], [{ ...successfulSms, status: 'PERHAPS' }], [{ ...successfulSms, delivery: {} }]])(
    'that is none is refused',
    (record) => {
      expect(() => read(record)).toThrow();
    },
  );

  test('of no time is refused', () => {
    expect(() => read({ ...failedSms, notification: { messageId: 'm', timestamp: 'yesterday' } })).toThrow();
  });
});
