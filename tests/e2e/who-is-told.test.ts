import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Level } from '../../contract/fields.ts';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, join } from '../support/communities.ts';
import { deliveriesOf, toldOf } from '../support/deliveries.ts';
import {
  givenEmptyCommunity,
  givenNeighbour,
  givenQuietCommunity,
  newPhone,
  newToken,
  somebodyReports,
} from '../support/neighbours.ts';
import { whenInForce } from '../support/reach.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const phones = { amina: newPhone(), carole: newPhone(), david: newPhone() };
const tokens = { bruno: newToken(), carole: newToken() };

let douet: GivenCommunity;
let verger: GivenCommunity;
let amina: Person;
let carole: Person;
let david: Person;
let elena: Person;

beforeAll(async () => {
  const { platform } = inUse;
  douet = await givenQuietCommunity(platform);
  verger = await givenEmptyCommunity(douet, 'Le Verger');
  const [sms, push] = [phones, tokens];
  [amina, carole, david, elena] = await Promise.all([
    givenNeighbour(platform, douet, {
      name: 'Amina',
      channels: { email: 'off', sms: { phone: sms.amina, minimumLevel: 'information' } },
    }),
    givenNeighbour(platform, douet, {
      name: 'Carole',
      channels: {
        email: 'information',
        sms: { phone: sms.carole, minimumLevel: 'danger' },
        push: { token: push.carole, platform: 'apns', minimumLevel: 'vigilance' },
      },
    }),
    givenNeighbour(platform, douet, {
      name: 'David',
      channels: { email: 'off', sms: { phone: sms.david, minimumLevel: 'vigilance' } },
    }),
    givenNeighbour(platform, verger, { name: 'Elena', language: 'en', channels: { email: 'information' } }),
    givenNeighbour(platform, douet, {
      name: 'Bruno',
      channels: { email: 'off', push: { token: push.bruno, platform: 'fcm', minimumLevel: 'danger' } },
    }),
    givenNeighbour(platform, douet, { name: 'Hors d’atteinte', channels: { email: 'off' } }),
  ]);
  await join(verger, david);
  await whenInForce(david);
}, 60_000);

describe('an alert tells exactly those who asked for its level, once by each channel', () => {
  const everyone = () => [
    `email ${carole.email}`,
    `push ${tokens.bruno}`,
    `push ${tokens.carole}`,
    `sms ${phones.amina}`,
    `sms ${phones.carole}`,
    `sms ${phones.david}`,
  ];
  const lessGrave = () => [
    `email ${carole.email}`,
    `push ${tokens.carole}`,
    `sms ${phones.amina}`,
    `sms ${phones.david}`,
  ];

  test.each<[Level, string, () => string[]]>([
    ['information', 'vandalism', () => [`email ${carole.email}`, `sms ${phones.amina}`]],
    ['vigilance', 'theft', lessGrave],
    ['danger', 'burglary_in_progress', everyone],
  ])('%s', async (level, category, expected) => {
    const alert = await somebodyReports(inUse.platform, douet, aReport({ category }));
    expect(alert.level).toBe(level);
    expect(await toldOf(inUse.platform, alert)).toEqual(expected().sort());
  });

  test('reported twice with one key, they are told once', async () => {
    const [key, body] = [crypto.randomUUID(), aReport()];
    const alert = await report(amina, douet.communityId, body, key);
    await report(amina, douet.communityId, body, key);
    expect(await toldOf(inUse.platform, alert)).toEqual(lessGrave().sort());
  });

  test('a category for officers alone is kept from neighbours', async () => {
    const alert = await somebodyReports(inUse.platform, douet, aReport({ category: 'environment' }));
    expect(await toldOf(inUse.platform, alert)).toEqual([]);
  });
});

describe('a resident of two communities', () => {
  test('is told once of what happens in each', async () => {
    const { platform } = inUse;
    const [here, there] = [await somebodyReports(platform, douet), await somebodyReports(platform, verger)];
    expect(await toldOf(inUse.platform, here)).toContain(`sms ${phones.david}`);
    expect(await toldOf(inUse.platform, there)).toEqual([`email ${elena.email}`, `sms ${phones.david}`]);
  });
});

describe('the author of an alert', () => {
  const seenBy = async ({ client }: Person, alertId: string) => (await client.getAlert({ params: { alertId } })).source;

  test('is named to neighbours, though in no message', async () => {
    const alert = await report(david, verger.communityId);
    expect(await seenBy(elena, alert.alertId)).toEqual({ kind: 'resident', name: 'David' });
    const texts = (await deliveriesOf(inUse.platform, alert)).map(({ subject = '', body }) => `${subject} ${body}`);
    expect(texts).toHaveLength(2);
    expect(texts.join()).not.toContain('David');
  });

  test('is hidden from neighbours who are told all the same, and not from the referent', async () => {
    const alert = await report(david, verger.communityId, aReport({ category: 'fire', hideAuthor: true }));
    expect(await toldOf(inUse.platform, alert)).toHaveLength(2);
    expect(await seenBy(elena, alert.alertId)).toEqual({ kind: 'resident' });
    expect(await seenBy(douet.referent, alert.alertId)).toEqual({ kind: 'resident', name: 'David' });
  });
});

describe('an e-mail', () => {
  const subjectsOf = async (alert: Parameters<typeof deliveriesOf>[1]) =>
    (await deliveriesOf(inUse.platform, alert)).flatMap(({ channel, subject }) =>
      channel === 'email' ? [subject] : [],
    );

  test('is in the language of its reader', async () => {
    const alert = await somebodyReports(inUse.platform, verger);
    expect(await subjectsOf(alert)).toEqual([expect.stringContaining('Theft or attempt')]);
    const french = await somebodyReports(inUse.platform, douet);
    expect(await subjectsOf(french)).toEqual([expect.stringContaining('Vol ou tentative')]);
  });
});
