import { describe, expect, test } from '@jest/globals';
import { levels } from '../../../../contract/fields.ts';
import { apnsPayload, fcmPayload, pushAttributes, remainingSeconds } from '../../../../lambdas/domain/messages/push.ts';
import { aPosting } from '../../support/a-posting.ts';

const linkBase = 'https://vigie.example/v1/a/';
const now = new Date('2026-11-22T20:31:00.000Z');
const fcm = (posting = aPosting()) => JSON.parse(fcmPayload(posting, linkBase, now)).fcmV1Message.message;
const apns = (posting = aPosting()) => JSON.parse(apnsPayload(posting, linkBase));

const carried = {
  alertId: aPosting().alertId,
  communityId: aPosting().communityId,
  level: 'danger',
  link: `${linkBase}${aPosting().alertId}`,
  titleEn: '17 first (not called yet), DANGER: Burglary in progress',
  bodyEn: '12 rue des Lilas\nDeux personnes forcent la porte du garage.',
};
const shown = {
  title: '17 d’abord (pas encore appelé), DANGER : Cambriolage en cours',
  body: '12 rue des Lilas\nDeux personnes forcent la porte du garage.',
};

describe('a push notification', () => {
  test('shows level, emergency number, category, place and description in French, and carries them in English', () => {
    expect(fcm()).toMatchObject({ notification: shown, data: carried });
    expect(apns()).toMatchObject({ aps: { alert: shown }, ...carried });
  });

  test('of one alert replaces the one before it, on every platform', () => {
    const { alertId } = aPosting();
    expect(fcm().android).toMatchObject({ collapse_key: alertId, notification: { tag: alertId } });
    expect(pushAttributes(aPosting(), now)['AWS.SNS.MOBILE.APNS.COLLAPSE_ID']).toBe(alertId);
  });

  test.each([
    ['danger', 'high', '10', 'time-sensitive', 'default'],
    ['vigilance', 'high', '10', 'active', 'default'],
    ['information', 'normal', '5', 'passive', undefined],
  ] as const)('of level %s is as urgent as it should be', (level, fcmPriority, apnsPriority, interruption, sound) => {
    const posting = aPosting({ level });
    expect(fcm(posting).android.priority).toBe(fcmPriority);
    expect(pushAttributes(posting, now)['AWS.SNS.MOBILE.APNS.PRIORITY']).toBe(apnsPriority);
    expect(apns(posting).aps['interruption-level']).toBe(interruption);
    expect(apns(posting).aps.sound).toBe(sound);
  });

  test('lives as long as its alert still does', () => {
    expect(fcm().android.ttl).toBe('7200s');
    expect(pushAttributes(aPosting(), now)).toMatchObject({
      'AWS.SNS.MOBILE.FCM.TTL': '7200',
      'AWS.SNS.MOBILE.APNS.TTL': '7200',
      'AWS.SNS.MOBILE.APNS_SANDBOX.TTL': '7200',
    });
  });

  test('never lives under a second, nor over the four weeks of FCM', () => {
    expect(remainingSeconds(aPosting({ expiresAt: '2026-11-22T20:30:00.000Z' }), now)).toBe(1);
    expect(remainingSeconds(aPosting({ expiresAt: '2027-11-22T20:30:00.000Z' }), now)).toBe(2_419_200);
  });

  test.each(['é'.repeat(500), '🔥'.repeat(250), '"\\\n'.repeat(166), 'mot '.repeat(125)])(
    'stays under 4 KB with a description such as %#',
    (description) => {
      for (const level of levels) {
        const posting = aPosting({ level, description, place: { description: description.slice(0, 120) } });
        const longBase = `https://${'d'.repeat(60)}/a/`;
        expect(Buffer.byteLength(fcmPayload(posting, longBase, now))).toBeLessThan(4096);
        expect(Buffer.byteLength(apnsPayload(posting, longBase))).toBeLessThan(4096);
      }
    },
  );
});
