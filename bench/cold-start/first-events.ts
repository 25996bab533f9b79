import { randomUUID } from 'node:crypto';
import { operations } from '../../contract/index.ts';
import type { FunctionName } from '../../lambdas/runtime/environments.ts';
import type { AcceptEffects } from '../../lambdas/stores/alerts/alerts.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { anEvent } from '../../tests/unit/support/an-event.ts';
import { saintSebastien } from '../../tests/unit/support/places.ts';
import { aReport } from '../world/a-report.ts';
import { aReportedAlert, effectsOf } from '../world/a-reported-alert.ts';
import type { World } from '../world/world.ts';

/** Makes the first event that a function gets: one that takes it all the way, through every client that it has. */
type MakeEvent = (world: World) => Promise<unknown> | unknown;

const inseeCode = saintSebastien.inseeCode;
const claims = ({ subject }: World) => ({ sub: subject, 'cognito:groups': '[operators]' });
const ofCommunity = ({ community }: World) => ({ communityId: community.communityId });

const anOutage = {
  category: 'utility_outage',
  description: 'L’eau est coupée pendant les réparations.',
  place: { description: 'quartier nord' },
};

export const firstEvents: Readonly<Record<FunctionName, MakeEvent>> = {
  reference: () => anEvent(operations.listCategories),
  municipalities: () => anEvent(operations.searchMunicipalities, { query: { query: 'saint' } }),
  registry: (world) => anEvent(operations.registerMunicipality, { params: { inseeCode }, claims: claims(world) }),
  officers: (world) => anEvent(operations.listOfficers, { params: { inseeCode }, claims: claims(world) }),
  communities: (world) => anEvent(operations.getCommunity, { params: ofCommunity(world), claims: claims(world) }),
  members: (world) => anEvent(operations.listMembers, { params: ofCommunity(world), claims: claims(world) }),
  me: (world) => anEvent(operations.updateMe, { body: JSON.stringify({ name: 'Camille' }), claims: claims(world) }),
  relatives: (world) => anEvent(operations.listRelatives, { claims: claims(world) }),
  alerts: (world) =>
    anEvent(operations.reportAlert, {
      params: ofCommunity(world),
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify(aReport()),
      claims: claims(world),
    }),
  'official-alerts': (world) =>
    anEvent(operations.sendOfficialAlert, {
      params: { inseeCode },
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify({ ...anOutage, audience: 'all-communities' }),
      claims: claims(world),
    }),
  'follow-up': async (world) =>
    anEvent(operations.witnessAlert, {
      params: { alertId: await acceptAlert(world) },
      body: JSON.stringify({ seen: 'confirm' }),
      claims: claims(world),
    }),
  moderation: async (world) =>
    anEvent(operations.flagAlert, {
      params: { alertId: await acceptAlert(world) },
      body: JSON.stringify({ reason: 'false' }),
      claims: claims(world),
    }),
  'open-data': () => anEvent(operations.getAlertsAtom, { params: { inseeCode } }),
  'cap-sources': (world) => anEvent(operations.listCapSources, { params: { inseeCode }, claims: claims(world) }),
  'create-profile': () => ({
    request: { userAttributes: { sub: randomUUID(), email: 'new@example.org', name: 'Dominique' } },
  }),
  'publish-alert': async (world) => {
    const alertId = await acceptAlert(world);
    return { Records: [streamRecord(`ALERT#${alertId}`, `POSTING#${world.community.communityId}`)] };
  },
  'spread-alert': async (world) => {
    const alertId = await acceptAlert(world, { spread: [0] });
    return { Records: [streamRecord(`ALERT#${alertId}`, 'MESSAGE#000')] };
  },
  'sweep-postings': () => ({}),
  'send-email': async (world) => {
    const [alertId, groupId] = [await acceptAlert(world), world.community.communityId];
    return { Records: [queueRecord({ version: 2, alertId, groupId, messageNumber: 0 })] };
  },
  'sync-subscriptions': ({ member }) => ({ Records: [streamRecord(`RESIDENT#${member.residentId}`, 'PROFILE')] }),
  'note-delivery-failures': ({ member }) => ({
    Records: [queueRecord({ eventType: 'Complaint', mail: { tags: { resident: [member.residentId] } } })],
  }),
  'sweep-subscriptions': () => ({}),
  'hold-exercises': () => ({}),
  'sweep-opt-outs': () => ({}),
  'poll-cap-sources': () => ({}),
};

/** @returns its id */
async function acceptAlert(world: World, effects: Partial<AcceptEffects> = {}): Promise<string> {
  const alert = aReportedAlert(world);
  const written = { ...effectsOf(world, alert), ...effects };
  // It ends where the entries that are written with it end, or nothing could follow.
  const { number: count = 0, hash = '' } = written.history.at(-1) ?? {};
  const alerts = dynamoAlertStore(world.database, world.tables);
  await alerts.accept({ ...alert, history: { count, hash } }, written);
  return alert.alertId;
}

/** Of a table's stream, with the keys alone. */
function streamRecord(pk: string, sk: string) {
  const Keys = { pk: { S: pk }, sk: { S: sk } };
  return { eventName: 'INSERT', dynamodb: { Keys, SequenceNumber: '1' } };
}

function queueRecord(body: unknown) {
  return { messageId: randomUUID(), body: JSON.stringify(body) };
}
