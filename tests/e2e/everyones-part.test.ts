import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/story/person.ts';
import { protocolInForceToday } from '../../local/story/protocol.ts';
import { type GivenCommunity, givenReferent } from '../support/communities.ts';
import { deliveriesOf, nowOf, toldOf } from '../support/deliveries.ts';
import {
  givenEmptyCommunity,
  givenNeighbour,
  givenQuietCommunity,
  newPhone,
  newToken,
  pushOnly,
  smsOnly,
} from '../support/neighbours.ts';
import { givenOfficer } from '../support/people.ts';
import { whenInForce } from '../support/reach.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const phones = { amina: newPhone(), bruno: newPhone(), elena: newPhone(), relay: newPhone() };
const tokens = { carole: newToken() };

let douet: GivenCommunity;
let verger: GivenCommunity;
let amina: Person;
let bruno: Person;
let police: Person;

beforeAll(async () => {
  const { platform } = inUse;
  douet = await givenQuietCommunity(platform);
  verger = await givenEmptyCommunity(douet, 'Le Verger');
  police = await givenOfficer(platform, douet.inseeCode, 'police');
  [amina, bruno] = await Promise.all([
    givenNeighbour(platform, douet, { name: 'Amina', channels: smsOnly(phones.amina, 'information') }),
    givenNeighbour(platform, douet, { name: 'Bruno', channels: smsOnly(phones.bruno, 'danger') }),
    givenNeighbour(platform, douet, { name: 'Carole', channels: pushOnly(tokens.carole, 'vigilance') }),
    givenNeighbour(platform, verger, { name: 'Elena', channels: smsOnly(phones.elena, 'vigilance') }),
  ]);
}, 60_000);

const place = { description: 'toute la commune' };
const sent = async (
  officer: Person,
  body: Omit<Parameters<Person['client']['sendOfficialAlert']>[0]['body'], 'place'>,
) => {
  const answer = await officer.client.sendOfficialAlert({
    params: { inseeCode: douet.inseeCode },
    body: { place, ...body },
  });
  if (answer.status !== 201) throw new Error('no preview was asked for');
  return answer.body;
};
const storm = { category: 'weather', description: 'Vent violent attendu dans la soirée.' };

describe('what follows an alert goes to the same topics as the alert, whatever its level was', () => {
  test('whoever was alarmed is reassured, on the same channels, and nobody else', async () => {
    const { platform } = inUse;
    const alert = await report(amina, douet.communityId, aReport({ category: 'fire' }));
    const alarmed = await toldOf(platform, alert);
    expect(alarmed).toEqual([`push ${tokens.carole}`, `sms ${phones.amina}`, `sms ${phones.bruno}`].sort());
    const before = nowOf(platform);
    await amina.client.addUpdate({
      params: { alertId: alert.alertId },
      body: { kind: 'retracted', message: 'Ce n’est qu’un barbecue.' },
    });
    expect(await toldOf(platform, alert, before)).toEqual(alarmed);
  });

  test('a choice made in between holds: whoever mutes a channel gets no update', async () => {
    const { platform } = inUse;
    const alert = await report(bruno, douet.communityId, aReport({ category: 'gas_hazard' }));
    await deliveriesOf(platform, alert);
    await bruno.client.setChannel({ params: { channel: 'sms' }, body: { enabled: false, minimumLevel: 'danger' } });
    await whenInForce(bruno);
    const before = nowOf(platform);
    await bruno.client.addUpdate({
      params: { alertId: alert.alertId },
      body: { kind: 'update', message: 'L’odeur faiblit.' },
    });
    expect(await toldOf(platform, alert, before)).toEqual([`push ${tokens.carole}`, `sms ${phones.amina}`].sort());
  });

  test('a forwarding tells those who were not told yet, once, and they too learn how it ends', async () => {
    const { platform } = inUse;
    const alert = await sent(douet.townHall, { ...storm, audience: { communities: [douet.communityId] } });
    await deliveriesOf(platform, alert);
    const [params, forwarded] = [{ alertId: alert.alertId }, nowOf(platform)];
    await douet.townHall.client.forwardAlert({ params, body: { audience: 'all-communities' } });
    expect(await toldOf(platform, alert, forwarded)).toEqual([`sms ${phones.elena}`]);
    const ended = nowOf(platform);
    await douet.townHall.client.addUpdate({
      params,
      body: { kind: 'resolved', message: 'Le vent est tombé.', outcome: 'Aucun dégât.' },
    });
    expect(await toldOf(platform, alert, ended)).toEqual(
      [`push ${tokens.carole}`, `sms ${phones.amina}`, `sms ${phones.elena}`].sort(),
    );
  });
});

describe('the referents of a municipality', () => {
  test('are told on their own channels of what is meant for them, and no longer once dismissed', async () => {
    const { platform } = inUse;
    const relay = await givenReferent(platform, douet.townHall, douet.inseeCode);
    await relay.client.setChannel({
      params: { channel: 'email' },
      body: { enabled: true, minimumLevel: 'information' },
    });
    await whenInForce(relay);
    const first = await sent(police, { ...notice, audience: 'referents' });
    expect(await toldOf(platform, first)).toEqual([`email ${relay.email}`]);
    const { residentId } = await relay.client.getMe();
    await douet.townHall.client.dismissReferent({ params: { inseeCode: douet.inseeCode, residentId } });
    const second = await sent(police, { ...notice, audience: 'referents' });
    expect(await toldOf(platform, second)).toEqual([]);
  });

  const notice = { category: 'police_notice', description: 'Des vols à la roulotte cette semaine.' };
});

describe('the police', () => {
  test('receive nothing, and are told so, until a protocol is in force', async () => {
    const { inseeCode, townHall } = douet;
    const listed = () => police.client.listMunicipalAlerts({ params: { inseeCode } });
    expect(await refusalOf(listed())).toMatchObject({ status: 403, code: 'protocol-not-in-force' });
    expect((await townHall.client.listMunicipalAlerts({ params: { inseeCode } })).items[0]?.policeTakePart).toBe(false);
    await townHall.client.putProtocol({ params: { inseeCode }, body: protocolInForceToday() });
    const { items } = await listed();
    expect(items.length).toBeGreaterThan(0);
    expect(items[0]?.policeTakePart).toBe(true);
  });
});
