import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { Family, Figure } from '../figures.ts';
import { interleave, median } from '../statistics.ts';

const timing = z.object({ early: z.number(), hot: z.number() });
type Timing = z.infer<typeof timing>;

const frameProcess = fileURLToPath(new URL('frame-process.ts', import.meta.url));

/** What routing, reading and answering by the contract add to reading the same body with zod alone, per call. */
export const httpFrame: Family = {
  name: 'http-frame',
  measure: async ({ rounds }) => {
    const timings = await interleave(['framed', 'raw'], rounds, time);
    const figure = (name: string, of: (timing: Timing) => number, atMost: number): Figure => ({
      name,
      value: median((timings.get('framed') ?? []).map(of)),
      unit: 'us',
      floor: median((timings.get('raw') ?? []).map(of)),
      target: { of: 'added', atMost },
    });
    return [figure('hot', ({ hot }) => hot, 50), figure('calls 2 to 21', ({ early }) => early, 150)];
  },
};

async function time(variant: string): Promise<Timing> {
  const { stdout } = await promisify(execFile)(process.execPath, [frameProcess, variant]);
  return timing.parse(JSON.parse(stdout));
}
