import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
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
  deliveries: async (world) =>
    anEvent(operations.getDelivery, { params: { alertId: await acceptAlert(world) }, claims: claims(world) }),
  statistics: (world) => anEvent(operations.getStatistics, { params: { inseeCode }, claims: claims(world) }),
  contestations: async (world) =>
    anEvent(operations.contestAlert, {
      body: JSON.stringify({
        alertReference: await acceptAlert(world),
        statement: 'Il ne s’est rien passé de tel dans cette rue.',
        contact: 'camille@example.org',
      }),
    }),
  'open-data': () => anEvent(operations.getAlertsAtom, { params: { inseeCode } }),
  'cap-sources': (world) => anEvent(operations.listCapSources, { params: { inseeCode }, claims: claims(world) }),
  'create-profile': () => ({
    request: { userAttributes: { sub: randomUUID(), email: 'new@example.org', name: 'Dominique' } },
  }),
  'publish-alert': async (world) => {
    const alertId = await acceptAlert(world);
    const pk = `ALERT#${alertId}`;
    return { Records: [streamRecord(pk, `POSTING#${world.community.communityId}`), streamRecord(pk, 'ALERT')] };
  },
  'spread-alert': async (world) => {
    const alertId = await acceptAlert(world, { spread: [0] });
    return { Records: [streamRecord(`ALERT#${alertId}`, 'MESSAGE#000')] };
  },
  'count-alerts': async (world) => ({
    Records: [queueRecord({ version: 1, alertId: await acceptAlert(world) })],
  }),
  'sweep-postings': () => ({}),
  'send-email': async (world) => {
    const [alertId, groupId] = [await acceptAlert(world), world.community.communityId];
    return { Records: [queueRecord({ version: 2, alertId, groupId, messageNumber: 0 })] };
  },
  'sync-subscriptions': ({ member }) => ({ Records: [streamRecord(`RESIDENT#${member.residentId}`, 'PROFILE')] }),
  'note-delivery-failures': ({ member }) => ({
    Records: [queueRecord(complaintBy(member.residentId))],
  }),
  'note-deliveries': () => logEvent(deliveredSms),
  'settle-deliveries': () => ({}),
  'tell-resident': ({ member }) => ({ Records: [streamRecord(`RESIDENT#${member.residentId}`, 'CHANNEL#email')] }),
  'sweep-subscriptions': () => ({}),
  'hold-exercises': () => ({}),
  'sweep-opt-outs': () => ({}),
  'sweep-contestations': () => ({}),
  'answer-sms': () => ({ Records: [queueRecord(inboundSms())] }),
  'poll-cap-sources': () => ({}),
};

const timestamp = '2026-11-22T20:31:00.000Z';

const complaintBy = (residentId: string) => ({
  eventType: 'Complaint',
  mail: { timestamp, destination: ['resident@example.org'], tags: { resident: [residentId] } },
  complaint: { timestamp },
});

const deliveredSms = {
  notification: { messageId: randomUUID(), timestamp: '2026-11-22 20:31:00.000' },
  delivery: { destination: '+33639980000', providerResponse: 'Message has been accepted by phone', dwellTimeMs: 599 },
  status: 'SUCCESS',
};

/** As a subscription filter of CloudWatch Logs hands it over. */
function logEvent(record: unknown) {
  const logEvents = [{ id: '1', timestamp: 0, message: JSON.stringify(record) }];
  const payload = JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents });
  return { awslogs: { data: gzipSync(payload).toString('base64') } };
}

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

/** An SMS of somebody unknown, in its envelope. */
function inboundSms() {
  const sms = { originationNumber: '+33639982000', messageBody: 'AIDE', inboundMessageId: randomUUID() };
  return { Type: 'Notification', Message: JSON.stringify(sms), Timestamp: new Date().toISOString() };
}
