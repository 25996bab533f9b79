import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';
import { operations } from '../../contract/index.ts';
import type { FunctionName } from '../../lambdas/runtime/environments.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { aPosting } from '../../tests/unit/support/a-posting.ts';
import { anEvent } from '../../tests/unit/support/an-event.ts';
import { saintSebastien } from '../../tests/unit/support/places.ts';
import { aReport } from '../world/a-report.ts';
import type { World } from '../world/world.ts';

/** Makes the first event that a function gets: one that takes it all the way, through every client that it has. */
type MakeEvent = (world: World) => Promise<unknown> | unknown;

const inseeCode = saintSebastien.inseeCode;
const claims = ({ subject }: World) => ({ sub: subject, 'cognito:groups': '[operators]' });
const ofCommunity = ({ community }: World) => ({ communityId: community.communityId });

export const firstEvents: Readonly<Record<FunctionName, MakeEvent>> = {
  reference: () => anEvent(operations.listCategories),
  municipalities: () => anEvent(operations.searchMunicipalities, { query: { query: 'saint' } }),
  registry: (world) => anEvent(operations.registerMunicipality, { params: { inseeCode }, claims: claims(world) }),
  officers: (world) => anEvent(operations.listOfficers, { params: { inseeCode }, claims: claims(world) }),
  communities: (world) => anEvent(operations.getCommunity, { params: ofCommunity(world), claims: claims(world) }),
  members: (world) => anEvent(operations.listMembers, { params: ofCommunity(world), claims: claims(world) }),
  me: (world) => anEvent(operations.updateMe, { body: JSON.stringify({ name: 'Camille' }), claims: claims(world) }),
  alerts: (world) =>
    anEvent(operations.reportAlert, {
      params: ofCommunity(world),
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify(aReport()),
      claims: claims(world),
    }),
  'create-profile': () => ({
    request: { userAttributes: { sub: randomUUID(), email: 'new@example.org', name: 'Dominique' } },
  }),
  'publish-alert': async (world) => {
    const { alertId, communityId } = await acceptPosting(world);
    return { Records: [streamRecord(`ALERT#${alertId}`, `POSTING#${communityId}`)] };
  },
  'sweep-postings': () => ({}),
  'send-email': async (world) => {
    const { alertId, communityId } = await acceptPosting(world);
    return { Records: [queueRecord({ version: 1, alertId, communityId })] };
  },
  'sync-subscriptions': ({ member }) => ({ Records: [streamRecord(`RESIDENT#${member.residentId}`, 'PROFILE')] }),
  'note-delivery-failures': ({ member }) => ({
    Records: [queueRecord({ eventType: 'Complaint', mail: { tags: { resident: [member.residentId] } } })],
  }),
  'sweep-subscriptions': () => ({}),
  'sweep-opt-outs': () => ({}),
};

async function acceptPosting({ database, tables, member, community }: World) {
  const posting = aPosting({
    alertId: ulid(),
    communityId: community.communityId,
    reportedAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  const idempotency = { residentId: member.residentId, key: randomUUID(), digest: randomUUID() };
  return dynamoAlertStore(database, tables).accept(posting, idempotency);
}

/** Of a table's stream, with the keys alone. */
function streamRecord(pk: string, sk: string) {
  const Keys = { pk: { S: pk }, sk: { S: sk } };
  return { eventName: 'INSERT', dynamodb: { Keys, SequenceNumber: '1' } };
}

function queueRecord(body: unknown) {
  return { messageId: randomUUID(), body: JSON.stringify(body) };
}
