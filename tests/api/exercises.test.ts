import { beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { holdExercises } from '../../lambdas/use-cases/exercises/hold-exercises.ts';
import type { InboxItem } from '../../local/inbox/inbox.ts';
import type { Person } from '../../local/story/person.ts';
import type { GivenCommunity } from '../support/communities.ts';
import { deliveriesOf } from '../support/deliveries.ts';
import { givenEmptyCommunity, givenNeighbour, givenQuietCommunity, newPhone, newToken } from '../support/neighbours.ts';
import { tableNameOf } from '../support/postings.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let douet: GivenCommunity;
let amina: Person;

beforeAll(async () => {
  const { platform } = inUse;
  douet = await givenQuietCommunity(platform);
  amina = await givenNeighbour(platform, douet, {
    name: 'Amina',
    channels: {
      email: 'danger',
      sms: { phone: newPhone(), minimumLevel: 'danger' },
      push: { token: newToken(), platform: 'fcm', minimumLevel: 'danger' },
    },
  });
}, 60_000);

const everyChannel = ['email', 'push', 'sms'];
const channelsOf = (items: readonly InboxItem[]) => items.map(({ channel }) => channel).sort();

/** What a phone or a mailbox shows first of it. */
const firstShown = ({ subject, body }: InboxItem) => subject ?? body;

const drill = aReport({ category: 'fire', description: 'Feu de poubelles devant la salle des fêtes.', exercise: true });

/** The run of noon, on the platform's own tables, whatever day it is. */
async function holdThisMonths(month: string) {
  const { platform } = inUse;
  const database = openDatabase(platform.clients.dynamodb);
  const [residents, communities, alerts] = await Promise.all(
    (['Residents', 'Communities', 'Alerts'] as const).map((table) => tableNameOf(platform, table)),
  );
  if (!residents || !communities || !alerts) throw new Error('the platform lacks a table');
  return holdExercises({
    residents: dynamoResidentStore(database, { residents }),
    communities: dynamoCommunityStore(database, communities),
    alerts: dynamoAlertStore(database, { alerts, residents }),
    dueAt: (_, timeZone) => (timeZone === 'Europe/Paris' ? { month, state: 'due' } : undefined),
    takeTurn: async () => undefined,
    clock: () => new Date(),
    newId: (now) => ulid(now.getTime()),
  })();
}

describe('an exercise', () => {
  test('that a referent sends reaches every channel, says so first, and tells its sender whom it reaches', async () => {
    const sent = await report(douet.referent, douet.communityId, drill);
    expect(sent).toMatchObject({ category: 'fire', level: 'danger', exercise: true, status: 'published' });
    expect(sent.reach).toEqual({ residents: 2, channels: { email: 1, sms: 1, push: 1 } });
    const told = await deliveriesOf(inUse.platform, sent);
    expect(channelsOf(told)).toEqual(everyChannel);
    for (const item of told) expect(firstShown(item)).toMatch(/^EXERCICE /);
    const seen = await amina.client.getAlert({ params: { alertId: sent.alertId } });
    expect(seen).toMatchObject({ exercise: true, headline: expect.stringMatching(/^EXERCICE – Départ de feu/) });
  });

  test('is followed by what says EXERCICE first too', async () => {
    const { items } = await douet.townHall.client.listMunicipalAlerts({
      params: { inseeCode: douet.inseeCode },
      query: { exercise: 'true' },
    });
    const [{ alertId } = { alertId: '' }] = items;
    const since = inUse.platform.inbox.since().at(-1)?.id ?? 0;
    await douet.referent.client.addUpdate({
      params: { alertId },
      body: { kind: 'resolved', message: 'Merci à tous.', outcome: 'Tout le monde l’a reçu.' },
    });
    const told = await deliveriesOf(inUse.platform, { alertId }, since);
    expect(channelsOf(told)).toEqual(everyChannel);
    for (const item of told) expect(firstShown(item)).toMatch(/^EXERCICE FIN D.ALERTE/);
  });

  test('is not for neighbours, who are told so', async () => {
    expect(await refusalOf(report(amina, douet.communityId, drill))).toMatchObject({
      status: 403,
      code: 'referent-only',
    });
  });

  test('is not sent again within the hour, while what is real passes', async () => {
    expect(await refusalOf(report(douet.referent, douet.communityId, drill))).toMatchObject({
      status: 429,
      code: 'exercise-too-soon',
    });
    const real = await report(douet.referent, douet.communityId);
    expect(real).not.toHaveProperty('exercise');
    expect(real).not.toHaveProperty('reach');
  });

  test('of officers is told whom it reaches, and is listed apart', async () => {
    const params = { inseeCode: douet.inseeCode };
    const body = {
      category: 'weather',
      description: 'Vent violent attendu dans la soirée.',
      place: { description: 'toute la commune' },
      audience: { communities: [douet.communityId] },
    };
    const practised = await douet.townHall.client.sendOfficialAlert({ params, body: { ...body, exercise: true } });
    const real = await douet.townHall.client.sendOfficialAlert({ params, body });
    if (practised.status !== 201 || real.status !== 201) throw new Error('no preview was asked for');
    expect(practised.body.reach).toEqual({ residents: 2, channels: { email: 0, sms: 0, push: 0 } });
    const idsOf = async (exercise: 'true' | 'false') =>
      (await douet.townHall.client.listMunicipalAlerts({ params, query: { exercise } })).items.map(
        ({ alertId }) => alertId,
      );
    expect(await idsOf('true')).toContain(practised.body.alertId);
    expect(await idsOf('false')).toContain(real.body.alertId);
    expect(await idsOf('false')).not.toContain(practised.body.alertId);
  });
});

describe('a monthly exercise', () => {
  test('is wished by the referent, and reaches every channel once a month', async () => {
    const { communityId, referent } = douet;
    const params = { communityId };
    expect(await amina.client.getCommunity({ params })).toMatchObject({ monthlyExercise: false });
    await referent.client.updateCommunity({ params, body: { monthlyExercise: true } });
    expect(await amina.client.getCommunity({ params })).toMatchObject({ monthlyExercise: true });

    expect(await holdThisMonths('2026-12')).toMatchObject({ held: 1, faults: [] });
    expect(await holdThisMonths('2026-12')).toMatchObject({ held: 0, faults: [] });
    const { items } = await amina.client.listAlerts({ params, query: {} });
    const [exercise] = items.filter(({ category }) => category === 'exercise');
    if (!exercise) throw new Error('no exercise was held');
    expect(exercise).toMatchObject({ level: 'danger', exercise: true, source: { kind: 'referent' } });
    const told = await deliveriesOf(inUse.platform, exercise);
    expect(channelsOf(told)).toEqual(everyChannel);
    for (const item of told) expect(firstShown(item)).toMatch(/^EXERCICE DANGER, en vrai 17 d.abord/);
  });

  test('is not wished for by neighbours', async () => {
    const wish = { params: { communityId: douet.communityId }, body: { monthlyExercise: false } };
    expect(await refusalOf(amina.client.updateCommunity(wish))).toMatchObject({ status: 403, code: 'referent-only' });
  });

  test('is not held once the referent who wished for it is dismissed', async () => {
    const { communityId, referent, townHall, inseeCode } = await givenEmptyCommunity(douet, 'Le Verger');
    await referent.client.updateCommunity({ params: { communityId }, body: { monthlyExercise: true } });
    const { residentId } = await referent.client.getMe();
    await townHall.client.dismissReferent({ params: { inseeCode, residentId } });
    const { held, lapsed } = await holdThisMonths('2027-01');
    expect({ held, lapsed: [...lapsed].sort() }).toEqual({ held: 0, lapsed: [douet.communityId, communityId].sort() });
    const seen = await townHall.client.getCommunity({ params: { communityId } });
    expect(seen).toMatchObject({ monthlyExercise: false });
  });

  test('is looked for by a function that does nothing on other days', async () => {
    await inUse.platform.invoke('hold-exercises', {});
    const { items } = await amina.client.listAlerts({ params: { communityId: douet.communityId }, query: {} });
    expect(items.filter(({ category }) => category === 'exercise')).toHaveLength(1);
  });
});
