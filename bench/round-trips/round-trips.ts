/** How often the functions call DynamoDB and SNS: a report must cost the same whatever the size of its community. */
import { firstEvents } from '../cold-start/first-events.ts';
import { functionEnvironment } from '../cold-start/function-environment.ts';
import { launch } from '../cold-start/launch.ts';
import type { Family, Figure } from '../figures.ts';
import { type BuiltFunction, builtFunctions, isFunctionName } from '../functions.ts';
import { startAwsStub } from '../world/aws-stub.ts';
import { addMembers } from '../world/members.ts';
import { startWorld, type World } from '../world/world.ts';
import { type CountingProxy, longestChain, startCountingProxy } from './counting-proxy.ts';

const communitySizes = [10, 1_000, 10_000];
const chainAtMost = 2;

interface Laboratory {
  readonly world: World;
  readonly dynamodb: CountingProxy;
  readonly sns: CountingProxy;
  readonly functions: readonly BuiltFunction[];
}

export const roundTrips: Family = {
  name: 'round-trips',
  measure: async () => {
    const [functions, world, stub] = await Promise.all([builtFunctions(), startWorld(), startAwsStub()]);
    const dynamodb = await startCountingProxy(world.endpoint);
    const sns = await startCountingProxy(stub.endpoint);
    const laboratory = { world, dynamodb, sns, functions };
    try {
      return [...(await chains(laboratory)), ...(await callsPerReport(laboratory))];
    } finally {
      await Promise.all([dynamodb, sns, stub].map((each) => each.stop()));
      await world.stop();
    }
  },
};

/** For each function that answers callers, how many of its calls to DynamoDB wait for one another. */
async function chains(laboratory: Laboratory): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name } of laboratory.functions.filter(({ isApi }) => isApi)) {
    const { dynamodb } = await invoke(laboratory, name);
    figures.push({
      name: `${name}: DynamoDB calls one after the other`,
      value: longestChain(dynamodb),
      unit: 'calls',
      target: { of: 'value', atMost: chainAtMost },
    });
  }
  return figures;
}

/** From the request to the last `Publish`, in communities of growing size; the smallest one is the floor. */
async function callsPerReport(laboratory: Laboratory): Promise<Figure[]> {
  const counted: { size: number; dynamodb: number; sns: number }[] = [];
  // The world begins with one member.
  let members = 1;
  for (const size of communitySizes) {
    await addMembers(laboratory.world, size - members);
    members = size;
    const exchanges = [await invoke(laboratory, 'alerts'), await invoke(laboratory, 'publish-alert')];
    const total = (service: 'dynamodb' | 'sns') => exchanges.flatMap((exchange) => exchange[service]).length;
    counted.push({ size, dynamodb: total('dynamodb'), sns: total('sns') });
  }
  const [smallest] = counted;
  return counted.flatMap(({ size, ...calls }) =>
    (['dynamodb', 'sns'] as const).map((service) => ({
      name: `a report to ${size} members: ${service}`,
      value: calls[service],
      unit: 'calls',
      floor: smallest?.[service] ?? 0,
      target: { of: 'added', atMost: 0 },
    })),
  );
}

/** Invokes a function once, in a fresh process. @returns what it asked of AWS */
async function invoke({ world, dynamodb, sns, functions }: Laboratory, name: string) {
  const file = functions.find((each) => each.name === name)?.file;
  if (file === undefined || !isFunctionName(name)) throw new Error(`no function is called ${name}`);
  const event = await firstEvents[name](world);
  const endpoints = { dynamodb: dynamodb.endpoint, others: sns.endpoint };
  await launch(file, event, functionEnvironment(name, world.tables, endpoints));
  return { dynamodb: dynamodb.take(), sns: sns.take() };
}
