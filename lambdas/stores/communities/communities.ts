import type { Level } from '../../../contract/fields.ts';
import type { CommunityCounts } from '../../../contract/operations/communities.ts';
import type { Community, Municipality } from '../../domain/communities/community.ts';
import type { GridCell } from '../../domain/communities/grid.ts';
import type { GroupId } from '../../domain/communities/group.ts';
import type { TimeZone } from '../../domain/local-time.ts';
import type { Protocol } from '../../domain/municipalities/protocol.ts';
import type { SpecialCategory } from '../../domain/municipalities/special-category.ts';
import type { CommunitySize } from '../../domain/statistics/transparency.ts';
import type { ReachCounts } from '../../domain/subscriptions/reach-counts.ts';

interface ExercisingPage {
  readonly communityIds: readonly string[];
  /** After which the next page goes on, when there may be one. */
  readonly next?: string;
}

/** The table of municipalities and communities. */
export interface CommunityStore {
  findMunicipality(inseeCode: string): Promise<Municipality | undefined>;
  /** Registering again brings name and postcodes up to date. */
  registerMunicipality(municipality: Municipality): Promise<void>;
  /** @param folded lower case, without accents or punctuation, two characters or more; @returns at most 20 */
  searchMunicipalities(folded: string): Promise<Municipality[]>;
  findProtocol(inseeCode: string): Promise<Protocol | undefined>;
  /** In the place of any former one. @throws Refusal `municipality-not-found` */
  putProtocol(protocol: Protocol): Promise<void>;
  /** Of the municipality's own, retired or not. */
  findSpecialCategory(inseeCode: string, categoryId: string): Promise<SpecialCategory | undefined>;
  /** All of the municipality's own, retired or not, in any order. */
  listSpecialCategories(inseeCode: string): Promise<SpecialCategory[]>;
  /** Brings a retired one back too. @throws Refusal `municipality-not-found` */
  putSpecialCategory(category: SpecialCategory): Promise<void>;
  /** Of one already retired, the first moment stands. @throws Refusal `category-not-found` */
  retireSpecialCategory(inseeCode: string, categoryId: string, retiredAt: string): Promise<void>;
  find(communityId: string): Promise<Community | undefined>;
  findWithCounts(communityId: string): Promise<{ community: Community; counts: CommunityCounts } | undefined>;
  /** Those that exist among these, in any order; at most 100. */
  findAll(communityIds: readonly string[]): Promise<Community[]>;
  /** @throws Refusal `municipality-not-found` */
  create(community: Community): Promise<void>;
  /** @throws Refusal `changed-meanwhile` */
  save(before: Community, after: Community): Promise<Community>;
  /** The communities that wish for a monthly exercise and live by these clocks, by their ids, a page after the other. */
  listExercising(timeZone: TimeZone, page: { limit: number; after?: string }): Promise<ExercisingPage>;
  listByMunicipality(inseeCode: string): Promise<Community[]>;
  /** Every community of a municipality by name alone, as they are now: one read of a few bytes each. */
  listRoster(inseeCode: string): Promise<Pick<Community, 'communityId' | 'name'>[]>;
  /** Whom these groups reach together; who is in two of them counts twice. */
  countReach(groupIds: readonly GroupId[]): Promise<ReachCounts>;
  /** Whom all communities of a municipality reach together, its referents apart; in one read of a few bytes each. */
  countMunicipalReach(inseeCode: string): Promise<ReachCounts>;
  /** How many members each community of a municipality has, of those that ever had one; in one read of a few bytes each. */
  listSizes(inseeCode: string): Promise<CommunitySize[]>;
  /** The communities whose area's bounding box touches one of these cells. */
  findInCells(cells: readonly GridCell[]): Promise<Community[]>;
  /** Whether the topic of this minimum level was recorded as standing. */
  hasTopic(groupId: GroupId, minimumLevel: Level): Promise<boolean>;
  recordTopic(groupId: GroupId, minimumLevel: Level): Promise<void>;
}
