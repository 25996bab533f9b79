import type { CapSource } from '../../domain/cap/cap-source.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import type { CapSourceStore, KnownSource } from '../../stores/communities/cap-sources.ts';
import type { PollingDependencies } from './cap-source-poll.ts';
import { pollCapSource } from './poll-cap-source.ts';

interface Dependencies extends PollingDependencies {
  readonly capSources: Pick<CapSourceStore, 'listAll' | 'remember'>;
  /** Told why a source could not be dealt with at all. */
  readonly onFault: (source: CapSource, fault: unknown) => void;
}

/** Sources are asked this many at once; each may take some time and memory. */
const concurrency = 10;

/** Less than the function has, by the time that one source takes: what is begun also ends. */
const beginningMs = 150_000;

/** Asks every source. Those that were asked longest ago come first, so that slow ones hold up none for ever; one that fails stops no other. */
export const pollCapSources =
  ({ capSources, onFault, ...dependencies }: Dependencies) =>
  async (): Promise<void> => {
    const lastBeginMs = dependencies.clock().getTime() + beginningMs;
    const known = (await capSources.listAll()).toSorted((one, other) => (askedAt(one) < askedAt(other) ? -1 : 1));
    await forEachOf(known, concurrency, async (one) => {
      if (dependencies.clock().getTime() > lastBeginMs) return;
      try {
        await capSources.remember(one.source, await pollCapSource(dependencies, one));
      } catch (fault) {
        onFault(one.source, fault);
      }
    });
  };

const askedAt = ({ memory }: KnownSource): string => memory?.result.fetchedAt ?? '';
