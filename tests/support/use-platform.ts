import { afterAll, beforeAll, jest } from '@jest/globals';
import { type Platform, type PlatformOptions, startPlatform } from '../../local/platform.ts';
import { synthesized } from './synthesized.ts';

const START_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 20_000;

/** Longer than any of our deadlines, which say what did not come. */
const TEST_TIMEOUT_MS = 30_000;

/** The platform of a test file; it runs from the first test to the last. */
export interface PlatformInUse {
  readonly platform: Platform;
}

/** Starts an empty platform for the tests of a file: nothing is kept, and nothing is shared with other files. */
export function usePlatform(options: Omit<PlatformOptions, 'assemblyFolder' | 'bundlesFolder'> = {}): PlatformInUse {
  let running: Platform | undefined;
  jest.setTimeout(TEST_TIMEOUT_MS);
  beforeAll(async () => {
    running = await startPlatform({ ...(await synthesized()), ...options });
  }, START_TIMEOUT_MS);
  afterAll(async () => running?.stop(), STOP_TIMEOUT_MS);
  return {
    get platform(): Platform {
      if (running === undefined) {
        throw new Error('The platform runs within tests only');
      }
      return running;
    },
  };
}
