import { PublishCommand } from '@aws-sdk/client-sns';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Level } from '../../contract/fields.ts';
import type { Person } from '../../local/story/person.ts';
import { textAs, typeSms } from '../../local/story/texting.ts';
import { pollUntil } from '../local/support/poll.ts';
import type { GivenCommunity } from '../support/communities.ts';
import { deliveriesOf, nowOf, toldOf } from '../support/deliveries.ts';
import { givenNeighbour, givenQuietCommunity, newPhone, smsOnly, somebodyReports } from '../support/neighbours.ts';
import { inboundSmsTopic } from '../support/queues.ts';
import { sendRaw } from '../support/raw-call.ts';
import { whenSubscribed } from '../support/reach.ts';
import { aReport } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const [amina, bruno] = [newPhone(), newPhone()];

let community: GivenCommunity;
let brunoHimself: Person;

const write = (phone: string, body: string) => textAs(inUse.platform.config, phone, body);
const lastAlert = async () => {
  const { items } = await brunoHimself.client.listAlerts({
    params: { communityId: community.communityId },
    query: {},
  });
  const [alert] = items;
  if (!alert) throw new Error('there is no alert');
  return alert;
};
const subscribed = (phone: string, levels: readonly Level[]) =>
  whenSubscribed(inUse.platform, community.communityId, phone, levels);
const answersTo = (phone: string, since: number) =>
  inUse.platform.inbox
    .since(String(since))
    .filter(({ channel, to, topicArn }) => channel === 'sms' && to === phone && topicArn === undefined);
const dayIn = (days: number) => {
  const [, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day}/${month}`;
};

beforeAll(async () => {
  const { platform } = inUse;
  community = await givenQuietCommunity(platform);
  [brunoHimself] = await Promise.all([
    givenNeighbour(platform, community, { name: 'Bruno', channels: smsOnly(bruno, 'information') }),
    givenNeighbour(platform, community, { name: 'Amina', channels: smsOnly(amina, 'information') }),
  ]);
}, 60_000);

describe('with a plain phone', () => {
  test('one reports and is answered; the neighbours are told, confirm, and are told that it was withdrawn', async () => {
    const since = nowOf(inUse.platform);
    expect(await write(amina, 'Alrete fumée noire devant le 12 rue du Douet')).toMatch(
      /^18 d'abord\. Alerte envoyée à .* : Départ de feu, 12 rue du Douet\. Pour la retirer : ANNULER$/,
    );
    const alert = await lastAlert();
    expect(alert).toMatchObject({
      description: 'fumée noire devant le 12 rue du Douet',
      emergencyCalled: 'no',
      source: { kind: 'resident', name: 'Amina' },
    });
    expect(await toldOf(inUse.platform, alert, since)).toEqual([`sms ${amina}`, `sms ${bruno}`].sort());
    expect(await write(bruno, 'VU')).toMatch(/vous voyez la meme chose : .* Départ de feu, 12 rue du Douet/);
    expect(await lastAlert()).toMatchObject({ witnesses: { confirm: 1, deny: 0 }, certainty: 'likely' });
    const beforeCancelling = nowOf(inUse.platform);
    expect(await write(amina, 'annuler')).toMatch(/^Alerte retirée, vos voisins en sont prévenus/);
    const withdrawn = await deliveriesOf(inUse.platform, alert, beforeCancelling);
    expect(withdrawn.map(({ to, body }) => [to, body.slice(0, 14)]).sort()).toEqual(
      [
        [amina, 'ALERTE RETIRÉE'],
        [bruno, 'ALERTE RETIRÉE'],
      ].sort(),
    );
    expect(await write(bruno, 'oui')).toMatch(/^Aucune alerte n'est en cours/);
  });

  test('STOP ends the alerts and START brings them back; other answers still come', async () => {
    expect(await write(bruno, 'Stop')).toMatch(/plus d'alertes par SMS/);
    await subscribed(bruno, []);
    expect(await toldOf(inUse.platform, await somebodyReports(inUse.platform, community, aReport()))).toEqual([
      `sms ${amina}`,
    ]);
    expect(await write(bruno, 'START')).toMatch(/à nouveau les alertes par SMS/);
    await subscribed(bruno, ['information']);
    expect(await toldOf(inUse.platform, await somebodyReports(inUse.platform, community, aReport()))).toEqual(
      [`sms ${amina}`, `sms ${bruno}`].sort(),
    );
  });

  test('during an absence dangers alone come, and the return brings the rest back', async () => {
    expect(await write(bruno, `absent ${dayIn(-1)} ${dayIn(2)}`)).toMatch(/seuls les dangers vous seront envoyés/);
    await subscribed(bruno, ['danger']);
    expect((await brunoHimself.client.getMe()).absence).toBeDefined();
    expect((await brunoHimself.client.getMe()).channels.sms).toMatchObject({
      minimumLevel: 'information',
      state: 'active',
    });
    expect(await write(bruno, 'ABSENT FIN')).toMatch(/^Absence terminée/);
    await subscribed(bruno, ['information']);
    expect((await brunoHimself.client.getMe()).absence).toBeUndefined();
  });
});

test('a neighbour without an account is enrolled, answers OUI and reports', async () => {
  const jeanne = newPhone();
  const { communityId, referent } = community;
  const body = { name: 'Jeanne', phone: jeanne, address: '3 rue des Lilas' };
  await referent.client.enrolNeighbour({ params: { communityId }, body });
  expect(await write(jeanne, 'oui')).toMatch(/^Bienvenue dans /);
  await subscribed(jeanne, ['vigilance']);
  expect(await write(jeanne, 'ALERTE feu rue du Moulin')).toMatch(/^18 d'abord\. Alerte envoyée/);
  expect((await lastAlert()).source.name).toBe('Jeanne');
});

test('an SMS delivered several times is carried out and answered once', async () => {
  const [since, topicArn] = [nowOf(inUse.platform), await inboundSmsTopic(inUse.platform)];
  const sms = { originationNumber: amina, messageBody: 'ALERTE incendie rue du Port', inboundMessageId: 'the-same' };
  const deliver = () =>
    inUse.platform.clients.sns.send(new PublishCommand({ TopicArn: topicArn, Message: JSON.stringify(sms) }));
  await Promise.all([deliver(), deliver(), deliver()]);
  await pollUntil(
    async () => answersTo(amina, since),
    (answers) => answers.length > 0,
    15_000,
  );
  await deliver();
  // What is written after it is answered after it.
  await write(amina, 'AIDE');
  expect(answersTo(amina, since).map(({ body }) => body.slice(0, 20))).toEqual([
    "18 d'abord. Alerte e",
    'ALERTE + fait + lieu',
  ]);
  const fires = (await brunoHimself.client.listMyAlerts({ query: {} })).items.filter(
    ({ description }) => description === 'incendie rue du Port',
  );
  expect(fires).toHaveLength(1);
});

test('a number that nobody confirmed is told once how to join', async () => {
  const [stranger, since] = [newPhone(), nowOf(inUse.platform)];
  expect(await write(stranger, 'ALERTE feu')).toMatch(/^Urgence : 17, 18, 15, 112\..*pas inscrit/);
  await typeSms(inUse.platform.config, stranger, 'ALERTE feu');
  await write(amina, 'AIDE');
  expect(answersTo(stranger, since)).toHaveLength(1);
});

test('the page of a phone shows what it typed and received, and sends what is typed', async () => {
  const phone = newPhone();
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const body = new URLSearchParams({ phone, body: '<b>Bonjour</b>' }).toString();
  const sent = await fetch(`${inUse.platform.apiUrl}/local/sms`, { ...form, body, redirect: 'manual' });
  expect([sent.status, sent.headers.get('location')]).toEqual([
    303,
    `/local/sms?phone=${encodeURIComponent(phone)}&language=fr`,
  ]);
  const page = await pollUntil(
    async () => (await sendRaw(inUse.platform, { path: `/local/sms?phone=${encodeURIComponent(phone)}` })).text(),
    (shown) => shown.includes('pas inscrit'),
    15_000,
  );
  expect(page).toContain('&lt;b&gt;Bonjour&lt;/b&gt;');
  expect(page).not.toContain('<b>Bonjour');
  const refused = await sendRaw(inUse.platform, { method: 'POST', path: '/local/sms.json', body: '{"phone":""' });
  expect(refused.status).toBe(400);
});
