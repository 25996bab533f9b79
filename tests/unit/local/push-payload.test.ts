import { describe, expect, test } from '@jest/globals';
import { parsePush } from '../../../local/sns/push-payload.ts';

const fcm = (message: object) => JSON.stringify({ fcmV1Message: { message } });

describe('a push payload', () => {
  test('of FCM shows its notification, and says which alert it is about', () => {
    const text = fcm({ notification: { title: 'Danger', body: 'Feu' }, data: { alertId: 'A', level: 'danger' } });
    expect(parsePush('GCM', text)).toEqual({ title: 'Danger', body: 'Feu', alertId: 'A', level: 'danger' });
  });

  test('of FCM that carries data alone shows the data', () => {
    expect(parsePush('GCM', fcm({ data: { title: 'Danger', body: 'Feu' } }))).toMatchObject({
      title: 'Danger',
      body: 'Feu',
    });
  });

  test('of APNs shows its alert, given as text or in parts', () => {
    expect(parsePush('APNS', '{"aps":{"alert":"Feu"}}')).toMatchObject({ body: 'Feu' });
    const text = JSON.stringify({ aps: { alert: { title: 'Danger', body: 'Feu' } }, data: { alertId: 'A' } });
    expect(parsePush('APNS_SANDBOX', text)).toMatchObject({ title: 'Danger', body: 'Feu', alertId: 'A' });
  });

  test.each([
    ['GCM', '{"notification":{}}'],
    ['GCM', fcm({ data: { count: 1 } })],
    ['APNS', '{}'],
    ['APNS', 'no JSON'],
  ])('that %s would refuse is nothing: %s', (platform, text) => {
    expect(parsePush(platform, text)).toBeUndefined();
  });
});
