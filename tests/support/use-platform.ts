import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { silentLog } from '../../local/log.ts';
import { type Platform, startPlatform } from '../../local/platform.ts';
import { refusalEvent } from '../../local/rights/judge.ts';
import type { PlatformOptions } from '../../local/start/platform-options.ts';
import { synthesized } from './synthesized.ts';

const startTimeoutMs = 90_000;
const stopTimeoutMs = 20_000;

/** Longer than any of our deadlines, which say what did not come. */
const testTimeoutMs = 30_000;

/** The platform of a test file; it runs from the first test to the last. */
export interface PlatformInUse {
  readonly platform: Platform;
}

/**
 * Starts an empty platform for the tests of a file: nothing is kept, and nothing is shared with other files. Functions may do what
 * their roles allow and no more: a right that one of them was found to lack fails the file, even where nobody saw the failure.
 */
export function usePlatform(options: Omit<PlatformOptions, 'assemblyFolder' | 'bundlesFolder'> = {}): PlatformInUse {
  let running: Platform | undefined;
  const refused: unknown[] = [];
  const log: typeof silentLog = (event, fields) => {
    if (event === refusalEvent) refused.push(fields);
    (options.log ?? silentLog)(event, fields);
  };
  jest.setTimeout(testTimeoutMs);
  beforeAll(async () => {
    running = await startPlatform({ ...(await synthesized()), rights: 'enforced', ...options, log });
  }, startTimeoutMs);
  afterAll(async () => {
    await running?.stop();
    expect(refused).toEqual([]);
  }, stopTimeoutMs);
  return {
    get platform(): Platform {
      if (running === undefined) {
        throw new Error('The platform runs within tests only');
      }
      return running;
    },
  };
}
