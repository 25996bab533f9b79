import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'listUnsynced'>;
  readonly release: (residentId: string) => Promise<void>;
  readonly sync: (residentId: string) => Promise<void>;
  readonly clock: Clock;
}

/** How long the stream has, and how many residents a sweep takes: SNS takes 100 subscriptions a second from a whole account. */
const sweepAfterMs = 2 * 60_000;
const sweepLimit = 100;

/**
 * Carries out the choices that the stream did not: nobody who left goes on being written to because one change was lost. A resident
 * who fails holds up no other.
 * @returns why some could not be synced; they still wait
 */
export const sweepSubscriptions =
  ({ residents, release, sync, clock }: Dependencies) =>
  async (): Promise<readonly unknown[]> => {
    const faults: unknown[] = [];
    const due = await residents.listUnsynced(new Date(clock().getTime() - sweepAfterMs), sweepLimit);
    for (const residentId of due) {
      try {
        await release(residentId);
        await sync(residentId);
      } catch (fault) {
        faults.push(fault);
      }
    }
    return faults;
  };
