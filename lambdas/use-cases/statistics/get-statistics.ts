import type { statisticsOperations } from '../../../contract/operations/statistics.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { bothFigures } from '../../domain/statistics/figures.ts';
import { statisticsPeriod } from '../../domain/statistics/statistics-period.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { StatisticsStore } from '../../stores/statistics/statistics.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findProtocol' | 'listRoster'>;
  readonly statistics: Pick<StatisticsStore, 'listSheets'>;
  /** In euros. */
  readonly smsSegmentPrice: number;
  readonly clock: Clock;
}

/** The figures of a municipality for its officers; to the police only under a protocol in force. */
export const getStatistics =
  ({
    residents,
    communities,
    statistics,
    smsSegmentPrice,
    clock,
  }: Dependencies): UseCase<typeof statisticsOperations.getStatistics> =>
  async ({ params: { inseeCode }, query, caller }) => {
    const now = clock();
    const period = statisticsPeriod(query, inseeCode, now);
    const [resident, protocol, roster, sheets] = await Promise.all([
      residents.load(caller.residentId),
      communities.findProtocol(inseeCode),
      communities.listRoster(inseeCode),
      statistics.listSheets(inseeCode, period),
    ]);
    const held = rolesOf({ resident, operator: caller.operator }, { inseeCode });
    authorize('getStatistics', held);
    if (!held.has('town-hall') && !protocolInForce(protocol, now)) throw new Refusal('protocol-not-in-force');
    const names = new Map(roster.map(({ communityId, name }) => [communityId, name]));
    return { inseeCode, ...period, ...bothFigures(sheets, { now, segmentPrice: smsSegmentPrice, names }) };
  };
