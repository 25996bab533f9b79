import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { levels } from '../../contract/fields.ts';
import { createClients } from '../../local/clients.ts';
import type { LocalConfig } from '../../local/local-config.ts';
import { readInbox } from '../../local/story/inbox-reader.ts';
import type { Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';
import { type GivenCommunity, givenReportingOfficer } from '../support/communities.ts';
import { givenNeighbour, givenQuietCommunity, newPhone, newToken } from '../support/neighbours.ts';
import { tableNameOf } from '../support/postings.ts';
import { aReport, report } from '../support/reports.ts';
import { synthesized } from '../support/synthesized.ts';
import { type KillablePlatform, startKillablePlatform } from './support/killable-platform.ts';

const reportCount = 1_000;
const clientCount = 8;
/** How many reports are answered when the platform is killed. */
const answeredBeforeTheKill = 300;

let dataFolder: string;
let platform: KillablePlatform;
let community: GivenCommunity;
let reporter: Person;
let neighbour: Person;
const addresses = { sms: newPhone(), push: newToken() };

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'vigie-killed-'));
  platform = await startKillablePlatform(await synthesized(), dataFolder);
  community = await givenQuietCommunity(platform);
  reporter = await givenReportingOfficer(community);
  neighbour = await givenNeighbour(platform, community, {
    channels: {
      email: 'information',
      sms: { phone: addresses.sms, minimumLevel: 'information' },
      push: { token: addresses.push, platform: 'fcm', minimumLevel: 'information' },
    },
  });
}, 120_000);

afterAll(async () => {
  await platform.kill();
  rmSync(dataFolder, { recursive: true, force: true });
});

test(`kill -9 during ${reportCount} reports loses none that was answered, and tells nobody more than twice`, async () => {
  const answered = await reportUntilKilled();
  const killedAt = Date.now();
  expect(answered.length).toBeGreaterThanOrEqual(answeredBeforeTheKill);
  expect(answered.length).toBeLessThan(reportCount);

  platform = await startKillablePlatform(await synthesized(), dataFolder);
  await endLeasesOfTheDead(platform.config, killedAt);
  const copies = await pollUntil(copiesOf(answered), (found) => found.every((count) => count > 0), 60_000);
  expect(copies.filter((count) => count > 2)).toEqual([]);
}, 150_000);

/** Eight clients report one fact after the other; the platform is killed in the middle. @returns what was answered */
async function reportUntilKilled(): Promise<string[]> {
  const answered: string[] = [];
  let left = reportCount;
  let killed: Promise<void> | undefined;
  const reportOnAndOn = async (): Promise<void> => {
    while (left > 0 && killed === undefined) {
      left -= 1;
      const { alertId } = await report(reporter, community.communityId, aReport({ category: 'vandalism' }));
      answered.push(alertId);
      if (answered.length === answeredBeforeTheKill) killed = platform.kill();
    }
  };
  await Promise.allSettled(Array.from({ length: clientCount }, reportOnAndOn));
  await killed;
  return answered;
}

/** Reads what is new in the inbox at each call. @returns how many copies of each report came to each of the neighbour’s addresses */
function copiesOf(alertIds: readonly string[]): () => Promise<number[]> {
  const copies = new Map<string, number>();
  const destinations = [`sms ${addresses.sms}`, `push ${addresses.push}`, `email ${neighbour.email}`];
  const names = alertIds.flatMap((alertId) => destinations.map((destination) => `${alertId} ${destination}`));
  let last = 0;
  return async () => {
    for (const { id, alertId, channel, to } of await readInbox(platform.config, last)) {
      const name = `${alertId} ${channel} ${to}`;
      copies.set(name, (copies.get(name) ?? 0) + 1);
      last = id;
    }
    return names.map((name) => copies.get(name) ?? 0);
  };
}

/** A publisher that is killed holds its postings for half a minute; here, that time is over at once. */
const leaseMs = 20_000;

async function endLeasesOfTheDead({ endpoints, region }: LocalConfig, killedAt: number): Promise<void> {
  const clients = createClients(endpoints, region);
  const TableName = await tableNameOf({ clients }, 'Alerts');
  for (const level of levels) {
    const { Items = [] } = await clients.dynamodb.send(
      new QueryCommand({
        TableName,
        IndexName: 'pending',
        KeyConditionExpression: 'pendingKey = :level',
        FilterExpression: 'leaseEndsAt BETWEEN :one AND :lastOfTheDead',
        ExpressionAttributeValues: {
          ':level': { S: level },
          ':one': { N: '1' },
          ':lastOfTheDead': { N: String(killedAt + leaseMs) },
        },
      }),
    );
    for (const { pk = { S: '' }, sk = { S: '' } } of Items) {
      const UpdateExpression = 'SET leaseEndsAt = :zero, dueAt = :zero';
      const ExpressionAttributeValues = { ':zero': { N: '0' }, ':pending': { S: 'pending' } };
      const ConditionExpression = 'publication = :pending';
      await clients.dynamodb.send(
        new UpdateItemCommand({
          TableName,
          Key: { pk, sk },
          UpdateExpression,
          ConditionExpression,
          ExpressionAttributeValues,
        }),
      );
    }
  }
  clients.destroy();
}
