/** CPU time of the stores, beside the very same requests sent by the bare document client. */
import type { Family, Figure } from '../figures.ts';
import { recordRequests, type SentRequests } from '../floor/sent-requests.ts';
import { median } from '../statistics.ts';
import { startWorld } from '../world/world.ts';
import { storeCalls } from './store-calls.ts';

const callsPerBlock = 100;
const warmUpBlocks = 3;
const ratioAtMost = 1.15;

export const dataLayer: Family = {
  name: 'data-layer',
  measure: async ({ rounds }) => {
    const world = await startWorld();
    const copy = await startWorld(world.subject);
    try {
      const requests = recordRequests(world.database, copy.database);
      const figures: Figure[] = [];
      for (const [name, call] of storeCalls(world, requests.recorded)) {
        figures.push(await measure(name, call, requests, rounds));
      }
      return figures;
    } finally {
      await Promise.all([world.stop(), copy.stop()]);
    }
  },
};

/** Blocks of calls and of what they sent, in turn. */
async function measure(
  name: string,
  call: () => Promise<unknown>,
  requests: SentRequests,
  rounds: number,
): Promise<Figure> {
  const stores: number[] = [];
  const floors: number[] = [];
  for (let block = 0; block < rounds + warmUpBlocks; block += 1) {
    stores.push(await cpuUs(() => repeat(call)));
    floors.push(await cpuUs(() => requests.sendAgain()));
  }
  const each = (blocks: readonly number[]) => median(blocks.slice(warmUpBlocks)) / callsPerBlock;
  return { name, value: each(stores), unit: 'us', floor: each(floors), target: { of: 'ratio', atMost: ratioAtMost } };
}

async function repeat(call: () => Promise<unknown>): Promise<void> {
  for (let calls = 0; calls < callsPerBlock; calls += 1) await call();
}

/** User and system time of this process, in microseconds. */
async function cpuUs(run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
