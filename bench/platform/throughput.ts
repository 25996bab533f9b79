import { type GivenCommunity, givenReportingOfficer, inTheQuarter } from '../../tests/support/communities.ts';
import { aReport, report } from '../../tests/support/reports.ts';
import type { Figure } from '../figures.ts';
import { directWrites } from '../floor/direct-writes.ts';
import { median } from '../statistics.ts';
import { startWorld } from '../world/world.ts';

const clients = 8;
const reportsPerRound = 200;
const msPerSecond = 1_000;

/** Reports that the API accepts from clients that each send the next one once the last is answered. */
export async function measureThroughput(community: GivenCommunity, rounds: number): Promise<Figure> {
  const officer = await givenReportingOfficer(community);
  // Nobody asked to be told of these, so that accepting is what is measured.
  const body = aReport({ category: 'mutual_aid', place: { description: 'rue du Douet', ...inTheQuarter } });
  const world = await startWorld();
  try {
    const write = directWrites(world);
    const [reports, writes]: [number[], number[]] = [[], []];
    // The first round of each warms up.
    for (let round = 0; round <= rounds; round += 1) {
      reports.push(await perSecond(() => report(officer, community.communityId, body)));
      writes.push(await perSecond(write));
    }
    return {
      name: `reports accepted, ${clients} clients`,
      value: median(reports.slice(1)),
      unit: 'per second',
      floor: median(writes.slice(1)),
    };
  } finally {
    await world.stop();
  }
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  let left = reportsPerRound;
  const client = async () => {
    for (; left > 0; left -= 1) await work();
  };
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return (reportsPerRound * msPerSecond) / (performance.now() - startedMs);
}
