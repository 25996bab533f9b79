/** CPU time of fresh processes, from nothing to the first answer, beside that of an empty handler. */
import { fileURLToPath } from 'node:url';
import type { Family, Figure } from '../figures.ts';
import { type BuiltFunction, builtFunctions, isFunctionName } from '../functions.ts';
import { interleave, median } from '../statistics.ts';
import { startAwsStub } from '../world/aws-stub.ts';
import { startWorld } from '../world/world.ts';
import { firstEvents } from './first-events.ts';
import { functionEnvironment } from './function-environment.ts';
import { type ColdStart, launch } from './launch.ts';

const floorName = 'empty handler';
const floorFile = fileURLToPath(new URL('../floor/empty-handler.cjs', import.meta.url));

const initRatioAtMost = { write: 2.2, read: 2.2, 'no SDK': 1.3 } as const;
const firstResponseRatioAtMost = 2.9;
const memoryMbAtMost = 68;

/** Modules of Node that cost a start much and that no function needs. */
const unwanted = /^NativeModule (internal\/)?(deps\/)?(undici|http2|child_process)(\/|$)/;

export const coldStarts: Family = {
  name: 'cold-starts',
  measure: async ({ rounds }) => {
    const functions = await builtFunctions();
    const starts = await startAll(functions, rounds);
    const floor = starts.get(floorName) ?? [];
    return functions.flatMap((each) => figuresOf(each, starts.get(each.name) ?? [], floor));
  },
};

async function startAll(functions: readonly BuiltFunction[], rounds: number): Promise<Map<string, ColdStart[]>> {
  const [world, stub] = await Promise.all([startWorld(), startAwsStub()]);
  const files = new Map(functions.map(({ name, file }) => [name, file]));
  try {
    return await interleave([floorName, ...files.keys()], rounds, async (name) => {
      const environment = functionEnvironment(name, world.tables, { dynamodb: world.endpoint, others: stub.endpoint });
      if (!isFunctionName(name)) return launch(floorFile, {}, environment);
      return launch(files.get(name) ?? '', await firstEvents[name](world), environment);
    });
  } finally {
    await stub.stop();
    await world.stop();
  }
}

function figuresOf({ name, kind }: BuiltFunction, starts: ColdStart[], floors: ColdStart[]): Figure[] {
  const mid = (of: ColdStart[], measure: (start: ColdStart) => number) => median(of.map(measure));
  const figure = (
    what: string,
    unit: Figure['unit'],
    measure: (start: ColdStart) => number,
    target: Figure['target'],
  ) => ({
    name: `${name}: ${what}`,
    value: mid(starts, measure),
    unit,
    floor: mid(floors, measure),
    ...(target ? { target } : {}),
  });
  const initTarget = { of: 'ratio', atMost: initRatioAtMost[kind] } as const;
  return [
    figure('init', 'ms', ({ initCpuMs }) => initCpuMs, initTarget),
    figure('first response', 'ms', ({ firstResponseCpuMs }) => firstResponseCpuMs, {
      of: 'ratio',
      atMost: firstResponseRatioAtMost,
    }),
    figure('memory', 'MB', ({ memoryMb }) => memoryMb, { of: 'value', atMost: memoryMbAtMost }),
    figure('undici, http2, child_process', 'modules', ({ modules }) => countUnwanted(modules), {
      of: 'value',
      atMost: 0,
    }),
  ];
}

function countUnwanted(modules: readonly string[]): number {
  return new Set(modules.map((name) => unwanted.exec(name)?.[3]).filter((name) => name !== undefined)).size;
}
