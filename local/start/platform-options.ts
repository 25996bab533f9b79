import type { Log } from '../log.ts';
import type { Seed } from '../seed/seed-once.ts';

/** What the platform is made from. */
export interface PlatformOptions {
  /** The synthesized templates of one stage: `cdk.out`. */
  readonly assemblyFolder: string;
  /** Holds `<function>/index.js`: `dist/functions`. */
  readonly bundlesFolder: string;
  /** Keeps all state. @default memory: nothing survives */
  readonly dataFolder?: string;
  /** Where clients call. @default a free one */
  readonly port?: number;
  /** Fills a new platform before it opens. @default it stays empty */
  readonly seed?: Seed;
  /** How many times faster than they say schedules run. @default 1 */
  readonly scheduleSpeedUp?: number;
  /** Whether functions may do only what the template allows their roles, as on AWS; each refusal is logged. @default they may do everything */
  readonly rights?: 'enforced';
  /** Receives what functions print. @default it is dropped */
  readonly onFunctionOutput?: (functionName: string, output: string) => void;
  /** @default silence */
  readonly log?: Log;
}
