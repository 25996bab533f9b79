import type { statisticsOperations } from '../../../contract/operations/statistics.ts';
import { Refusal } from '../../domain/refusal.ts';
import { bothFigures } from '../../domain/statistics/figures.ts';
import { publicPeriod } from '../../domain/statistics/statistics-period.ts';
import { publicSheets } from '../../domain/statistics/transparency.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { StatisticsStore } from '../../stores/statistics/statistics.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'findMunicipality' | 'listRoster' | 'listSizes'>;
  readonly statistics: Pick<StatisticsStore, 'listSheets'>;
  /** In euros. */
  readonly smsSegmentPrice: number;
  readonly clock: Clock;
}

/** The figures of a municipality for everyone: nothing in them is about a person, nor about a handful of households. */
export const getTransparency =
  ({
    communities,
    statistics,
    smsSegmentPrice,
    clock,
  }: Dependencies): UseCase<typeof statisticsOperations.getTransparency> =>
  async ({ params: { inseeCode }, query }) => {
    const now = clock();
    const period = publicPeriod(query, inseeCode, now);
    const [municipality, roster, sizes, all] = await Promise.all([
      communities.findMunicipality(inseeCode),
      communities.listRoster(inseeCode),
      communities.listSizes(inseeCode),
      statistics.listSheets(inseeCode, period),
    ]);
    if (!municipality) throw new Refusal('municipality-not-found');
    const membersOf = new Map(sizes.map(({ communityId, members }) => [communityId, members]));
    const { sheets, communitiesLeftOut } = publicSheets(
      all,
      roster.map(({ communityId }) => ({ communityId, members: membersOf.get(communityId) ?? 0 })),
    );
    const names = new Map(roster.map(({ communityId, name }) => [communityId, name]));
    const figures = bothFigures(sheets, { now, segmentPrice: smsSegmentPrice, names });
    return { inseeCode, ...period, ...figures, communitiesLeftOut };
  };
