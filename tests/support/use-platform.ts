import { afterAll, beforeAll, jest } from '@jest/globals';
import { type Platform, type PlatformOptions, startPlatform } from '../../local/platform.ts';
import { synthesized } from './synthesized.ts';

const startTimeoutMs = 90_000;
const stopTimeoutMs = 20_000;

/** Longer than any of our deadlines, which say what did not come. */
const testTimeoutMs = 30_000;

/** The platform of a test file; it runs from the first test to the last. */
export interface PlatformInUse {
  readonly platform: Platform;
}

/** Starts an empty platform for the tests of a file: nothing is kept, and nothing is shared with other files. */
export function usePlatform(options: Omit<PlatformOptions, 'assemblyFolder' | 'bundlesFolder'> = {}): PlatformInUse {
  let running: Platform | undefined;
  jest.setTimeout(testTimeoutMs);
  beforeAll(async () => {
    running = await startPlatform({ ...(await synthesized()), ...options });
  }, startTimeoutMs);
  afterAll(async () => running?.stop(), stopTimeoutMs);
  return {
    get platform(): Platform {
      if (running === undefined) {
        throw new Error('The platform runs within tests only');
      }
      return running;
    },
  };
}
