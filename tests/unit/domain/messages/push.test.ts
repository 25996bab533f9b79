import { describe, expect, test } from '@jest/globals';
import { levels } from '../../../../contract/fields.ts';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { apnsPayload, fcmPayload, pushAttributes, remainingSeconds } from '../../../../lambdas/domain/messages/push.ts';
import { aNotice, followedBy } from '../../support/a-notice.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';

const linkBase = 'https://vigie.example/v1/a/';
const now = new Date('2026-11-22T20:31:00.000Z');
const fcm = (notice = aNotice()) => JSON.parse(fcmPayload(notice, linkBase, now)).fcmV1Message.message;
const apns = (notice = aNotice()) => JSON.parse(apnsPayload(notice, linkBase));

const carried = {
  alertId: anAlert().alertId,
  communityId: aNotice().groupId,
  level: 'danger',
  link: `${linkBase}${anAlert().alertId}`,
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
    const { alertId } = anAlert();
    expect(fcm().android).toMatchObject({ collapse_key: alertId, notification: { tag: alertId } });
    expect(pushAttributes(aNotice(), now)['AWS.SNS.MOBILE.APNS.COLLAPSE_ID']).toBe(alertId);
  });

  test.each([
    ['danger', 'high', '10', 'time-sensitive', 'default'],
    ['vigilance', 'high', '10', 'active', 'default'],
    ['information', 'normal', '5', 'passive', undefined],
  ] as const)('of level %s is as urgent as it should be', (level, fcmPriority, apnsPriority, interruption, sound) => {
    const notice = aNotice(anAlert({ level }));
    expect(fcm(notice).android.priority).toBe(fcmPriority);
    expect(pushAttributes(notice, now)['AWS.SNS.MOBILE.APNS.PRIORITY']).toBe(apnsPriority);
    expect(apns(notice).aps['interruption-level']).toBe(interruption);
    expect(apns(notice).aps.sound).toBe(sound);
  });

  test.each([
    ['burglary_in_progress', 'danger', 'Severe', 'Immediate'],
    ['suspicious_vehicle', 'vigilance', 'Moderate', 'Expected'],
    ['animal_lost', 'information', 'Minor', 'Future'],
    ['evacuation', 'danger', 'Extreme', 'Immediate'],
    ['burglary_past', 'vigilance', 'Moderate', 'Past'],
    ['vandalism', 'information', 'Minor', 'Past'],
  ] as const)('says in CAP’s own words how grave and how urgent it is: %s', (category, level, severity, urgency) => {
    const notice = aNotice(anAlert({ category, level }));
    expect(fcm(notice).data).toMatchObject({ severity, urgency });
    expect(apns(notice)).toMatchObject({ severity, urgency });
  });

  test('lives as long as its alert still does', () => {
    expect(fcm().android.ttl).toBe('7200s');
    expect(pushAttributes(aNotice(), now)).toMatchObject({
      'AWS.SNS.MOBILE.FCM.TTL': '7200',
      'AWS.SNS.MOBILE.APNS.TTL': '7200',
      'AWS.SNS.MOBILE.APNS_SANDBOX.TTL': '7200',
    });
  });

  test('never lives under a second, nor over the four weeks of FCM', () => {
    expect(remainingSeconds(aNotice(anAlert({ expiresAt: '2026-11-22T20:30:00.000Z' })), now)).toBe(1);
    expect(remainingSeconds(aNotice(anAlert({ expiresAt: '2027-11-22T20:30:00.000Z' })), now)).toBe(2_419_200);
  });

  test.each(['é'.repeat(500), '🔥'.repeat(250), '"\\\n'.repeat(166), 'mot '.repeat(125)])(
    'stays under 4 KB with a description such as %#',
    (description) => {
      for (const level of levels) {
        const notice = aNotice(anAlert({ level, description, place: { description: description.slice(0, 120) } }));
        const longBase = `https://${'d'.repeat(60)}/a/`;
        expect(Buffer.byteLength(fcmPayload(notice, longBase, now))).toBeLessThan(4096);
        expect(Buffer.byteLength(apnsPayload(notice, longBase))).toBeLessThan(4096);
      }
    },
  );
});

describe('what follows an alert', () => {
  const followed = (said: Parameters<typeof followedBy>[1], changes: Partial<Alert> = {}) =>
    aNotice(followedBy(anAlert(changes), said));
  const resolved = { kind: 'resolved', text: 'C’est fini.', outcome: 'Deux interpellations.' } as const;

  test('replaces it on the phone, in both languages', () => {
    const notice = followed(resolved);
    const { notification, data, android } = fcm(notice);
    expect(android).toMatchObject({ collapse_key: anAlert().alertId, notification: { tag: anAlert().alertId } });
    expect(notification).toEqual({
      title: 'FIN D’ALERTE (danger) : Cambriolage en cours',
      body: '12 rue des Lilas\nDeux interpellations.\nC’est fini.',
    });
    expect(data.titleEn).toBe('ALERT OVER (danger): Burglary in progress');
  });

  test.each([
    ['update', 'Update', '17 first, UPDATE DANGER (possible): Burglary in progress'],
    ['taken-in-charge', 'Update', '17 first, TAKEN IN CHARGE, DANGER (possible): Burglary in progress'],
    ['restored', 'Update', '17 first, ALERT RESTORED, DANGER (possible): Burglary in progress'],
    ['retracted', 'Cancel', 'ALERT WITHDRAWN (danger): Burglary in progress'],
    ['hidden', 'Cancel', 'ALERT WITHDRAWN (danger): Burglary in progress'],
    ['resolved', 'Cancel', 'ALERT OVER (danger): Burglary in progress'],
  ] as const)('says in CAP’s own words what it is: %s', (kind, msgType, titleEn) => {
    const { data } = fcm(followed({ kind, text: 'Suite.' }));
    expect(data).toMatchObject({ msgType, titleEn, status: 'Actual', scope: 'Restricted', certainty: 'Possible' });
  });

  test('says nothing is left to do once it is over', () => {
    expect(fcm(followed({ kind: 'update', text: 'Suite.' })).data).toMatchObject({ urgency: 'Immediate' });
    expect(fcm(followed(resolved)).data).toMatchObject({ severity: 'Severe', urgency: 'Past' });
  });

  test('refers to what was said before, as CAP does: sender, identifier, time sent', () => {
    const { alertId } = anAlert();
    const once = followedBy(anAlert(), { kind: 'update', text: 'Suite.' });
    const twice = aNotice(followedBy(once, resolved));
    const references = `vigie.example,${alertId}.0,2026-11-22T20:31:00-00:00 vigie.example,${alertId}.1,2026-11-22T20:41:00-00:00`;
    expect(fcm(twice).data).toMatchObject({ identifier: `${alertId}.2`, references });
    expect(apns(twice)).toMatchObject({ identifier: `${alertId}.2`, references });
    expect(fcm(aNotice()).data).toMatchObject({ identifier: `${alertId}.0`, msgType: 'Alert' });
    expect(fcm(aNotice()).data.references).toBeUndefined();
  });

  test('that all is over alarms nobody again', () => {
    expect(apns(followed(resolved)).aps).toMatchObject({ 'interruption-level': 'active' });
    expect(apns(followed(resolved)).aps.sound).toBeUndefined();
    expect(fcm(followed(resolved)).android.notification.channel_id).toBe('information');
    const vigilance = followed(resolved, { level: 'vigilance' });
    expect(apns(vigilance).aps['interruption-level']).toBe('passive');
    expect(fcm(vigilance).android.priority).toBe('normal');
    expect(pushAttributes(vigilance, now)['AWS.SNS.MOBILE.APNS.PRIORITY']).toBe('5');
  });

  test('reassures for six hours after it was said, though the alert expires before', () => {
    const notice = followed({ ...resolved, at: '2026-11-22T22:30:00.000Z' });
    expect(remainingSeconds(notice, new Date('2026-11-22T22:31:00.000Z'))).toBe(6 * 3600 - 60);
    expect(remainingSeconds(followed({ kind: 'update' }), now)).toBe(7200);
  });

  test('is marked as an exercise', () => {
    expect(fcm(followed(resolved, { category: 'exercise' })).data.status).toBe('Exercise');
  });

  test('tells referents which alert it is, in no community', () => {
    const notice = aNotice(anOfficialAlert(), { groupId: 'referents-44190' });
    const { data } = fcm(notice);
    expect(data).toMatchObject({ scope: 'Public', certainty: 'Observed' });
    expect(data.communityId).toBeUndefined();
    expect(apns(notice).aps['thread-id']).toBe('referents-44190');
  });

  test('stays under 4 KB after a hundred messages, and refers to the last ones', () => {
    const text = '"\\é'.repeat(160);
    const place = { description: '"'.repeat(120) };
    const said = Array.from({ length: 100 }).reduce<Alert>(
      (alert) => followedBy(alert, { kind: 'update', text, outcome: text }),
      anAlert({ place }),
    );
    const longBase = `https://${'d'.repeat(60)}/a/`;
    for (const payload of [fcmPayload(aNotice(said), longBase, now), apnsPayload(aNotice(said), longBase)]) {
      expect(Buffer.byteLength(payload)).toBeLessThan(4096);
      expect(payload).toContain(`${said.alertId}.99,`);
      expect(payload).not.toContain(`${said.alertId}.0,`);
    }
  });
});
