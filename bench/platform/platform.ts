/** The whole platform on this machine: how many reports it accepts, and how soon the last neighbour is told. */
import { startPlatform } from '../../local/platform.ts';
import { givenCommunity } from '../../tests/support/communities.ts';
import { synthesize } from '../../tools/synthesize.ts';
import type { Family } from '../figures.ts';
import { measureDelivery } from './delivery.ts';
import { measureThroughput } from './throughput.ts';
import { untilAllPublished } from './until-all-published.ts';

export const platform: Family = {
  name: 'platform',
  measure: async ({ rounds }) => {
    const { folder, bundlesFolder } = await synthesize();
    const running = await startPlatform({ assemblyFolder: folder, bundlesFolder });
    try {
      const community = await givenCommunity(running);
      const throughput = await measureThroughput(community, rounds);
      await untilAllPublished(running);
      return [throughput, await measureDelivery(running, community, rounds)];
    } finally {
      await running.stop();
    }
  },
};
