/** A commune of 500 communities: how soon an alert to all of them is accepted, and how soon the last publish has left. */
import { randomUUID } from 'node:crypto';
import type { Level } from '../../contract/fields.ts';
import { operations } from '../../contract/index.ts';
import type { FunctionName } from '../../lambdas/runtime/environments.ts';
import { anEvent } from '../../tests/unit/support/an-event.ts';
import { saintSebastien } from '../../tests/unit/support/places.ts';
import { functionEnvironment } from '../cold-start/function-environment.ts';
import { launch } from '../cold-start/launch.ts';
import type { Family, Figure } from '../figures.ts';
import { builtFunctions } from '../functions.ts';
import { type CountingProxy, type Exchange, startCountingProxy } from '../round-trips/counting-proxy.ts';
import { median } from '../statistics.ts';
import { startAwsStub } from '../world/aws-stub.ts';
import { startWorld, type World } from '../world/world.ts';
import { addCommunities, lastAlertOf } from './communities.ts';

const communitiesInAll = 500;

/** What AWS itself takes for a call, within its region: a database stands nearer than a topic. */
const databaseMs = 5;
const topicsMs = 20;

/** The function's half of the setting `publishesPerSecond`, as it is when nobody sets it. */
const publishesPerSecond = 100;

/** All postings leave within a minute. */
const latestMs = 60_000;

interface Laboratory {
  readonly world: World;
  readonly dynamodb: CountingProxy;
  readonly sns: CountingProxy;
  readonly files: ReadonlyMap<string, string>;
}

export const commune: Family = {
  name: 'commune',
  measure: async ({ rounds }) => {
    const [functions, world, stub] = await Promise.all([builtFunctions(), startWorld(), startAwsStub()]);
    await addCommunities(world, communitiesInAll - 1);
    const dynamodb = await startCountingProxy(world.endpoint, databaseMs);
    const sns = await startCountingProxy(stub.endpoint, topicsMs);
    const files = new Map(functions.map(({ name, file }) => [name, file]));
    const laboratory = { world, dynamodb, sns, files };
    try {
      return [...(await acceptance(laboratory, rounds)), ...(await spreading(laboratory))];
    } finally {
      await Promise.all([dynamodb, sns, stub].map((each) => each.stop()));
      await world.stop();
    }
  },
};

/** From the first call of the database to the last; the floor is an alert to one community. */
async function acceptance(laboratory: Laboratory, rounds: number): Promise<Figure[]> {
  const { communityId } = laboratory.world.community;
  const [toAll, toOne]: [Exchange[][], Exchange[][]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    toAll.push(await accept(laboratory, 'information', 'all-communities'));
    toOne.push(await accept(laboratory, 'information', { communities: [communityId] }));
  }
  return [
    {
      name: `accepting an alert to ${communitiesInAll} communities, beside one`,
      value: median(toAll.map(durationMs)),
      unit: 'ms',
      floor: median(toOne.map(durationMs)),
      target: { of: 'ratio', atMost: 1.2 },
    },
    {
      name: `accepting an alert to ${communitiesInAll} communities: dynamodb`,
      value: median(toAll.map(({ length }) => length)),
      unit: 'calls',
      floor: median(toOne.map(({ length }) => length)),
    },
  ];
}

/** Once for a level of one topic, once for all three. */
async function spreading(laboratory: Laboratory): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const level of ['information', 'danger'] as const) {
    await accept(laboratory, level, 'all-communities');
    const alertId = await lastAlertOf(laboratory.world);
    const { memoryMb, dynamodb, sns } = await invoke(laboratory, 'spread-alert', streamEvent(alertId));
    const name = `${level} to ${communitiesInAll} communities`;
    figures.push(
      {
        name: `${name}: to the last publish`,
        value: durationMs([...dynamodb, ...sns]),
        unit: 'ms',
        floor: (sns.length * 1_000) / publishesPerSecond,
        target: { of: 'value', atMost: latestMs },
      },
      { name: `${name}: sns`, value: sns.length, unit: 'calls' },
      { name: `${name}: dynamodb`, value: dynamodb.length, unit: 'calls' },
      { name: `${name}: memory`, value: memoryMb, unit: 'MB' },
    );
  }
  return figures;
}

async function accept(laboratory: Laboratory, level: Level, audience: unknown): Promise<Exchange[]> {
  const event = anEvent(operations.sendOfficialAlert, {
    params: { inseeCode: saintSebastien.inseeCode },
    headers: { 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      category: 'utility_outage',
      level,
      description: 'L’eau est coupée pendant les réparations.',
      place: { description: 'toute la commune' },
      audience,
    }),
    claims: { sub: laboratory.world.subject },
  });
  return (await invoke(laboratory, 'official-alerts', event)).dynamodb;
}

function streamEvent(alertId: string) {
  const Keys = { pk: { S: `ALERT#${alertId}` }, sk: { S: 'MESSAGE#000' } };
  return { Records: [{ eventName: 'INSERT', dynamodb: { Keys, SequenceNumber: '1' } }] };
}

/** Invokes a function once, in a fresh process. @returns what it asked of AWS, and its memory */
async function invoke({ world, dynamodb, sns, files }: Laboratory, name: FunctionName, event: unknown) {
  const file = files.get(name);
  if (file === undefined) throw new Error(`${name} is not built`);
  const environment = functionEnvironment(name, world.tables, { dynamodb: dynamodb.endpoint, others: sns.endpoint });
  const { memoryMb } = await launch(file, event, {
    ...environment,
    PUBLISHES_PER_SECOND: String(publishesPerSecond),
  });
  return { memoryMb, dynamodb: dynamodb.take(), sns: sns.take() };
}

function durationMs(exchanges: readonly Exchange[]): number {
  return (
    Math.max(...exchanges.map(({ endedMs }) => endedMs)) - Math.min(...exchanges.map(({ startedMs }) => startedMs))
  );
}
