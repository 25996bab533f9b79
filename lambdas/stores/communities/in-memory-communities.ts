import { boxOf } from '../../domain/communities/area.ts';
import type { Community, Municipality } from '../../domain/communities/community.ts';
import { cellsOf, type GridCell } from '../../domain/communities/grid.ts';
import { timeZoneOf } from '../../domain/local-time.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from './communities.ts';
import { CountsInMemory } from './counts-in-memory.ts';
import { protocolsInMemory } from './protocols-in-memory.ts';
import { searchTokens } from './search-tokens.ts';
import { specialCategoriesInMemory } from './special-categories-in-memory.ts';

const searchResultsAtMost = 20;

const nameOf = ({ row, column }: GridCell) => `${row}#${column}`;

/**
 * The table of municipalities and communities, kept in memory, for tests.
 * @param counts shared with the residents' store where a test reads counts
 */
export function inMemoryCommunityStore(counts = new CountsInMemory()): CommunityStore {
  const municipalities = new Map<string, Municipality>();
  const communities = new Map<string, Community>();
  const topics = new Set<string>();
  const requireRegistered = (inseeCode: string) => {
    if (!municipalities.has(inseeCode)) throw new Refusal('municipality-not-found');
  };

  return {
    ...protocolsInMemory(requireRegistered),
    ...specialCategoriesInMemory(requireRegistered),

    async findMunicipality(inseeCode) {
      return municipalities.get(inseeCode);
    },

    async registerMunicipality(municipality) {
      municipalities.set(municipality.inseeCode, structuredClone(municipality));
    },

    async searchMunicipalities(folded) {
      return [...municipalities.values()]
        .filter((municipality) => searchTokens(municipality).some((token) => token.startsWith(folded)))
        .slice(0, searchResultsAtMost);
    },

    async find(communityId) {
      return communities.get(communityId);
    },

    async findWithCounts(communityId) {
      const community = communities.get(communityId);
      return community && { community, counts: counts.of(communityId) };
    },

    async findAll(communityIds) {
      return [...new Set(communityIds)].flatMap((communityId) => communities.get(communityId) ?? []);
    },

    async create(community) {
      requireRegistered(community.inseeCode);
      communities.set(community.communityId, structuredClone(community));
    },

    async save(before, after) {
      if (communities.get(before.communityId)?.version !== before.version) throw new Refusal('changed-meanwhile');
      const saved = { ...after, version: before.version + 1 };
      communities.set(saved.communityId, saved);
      return saved;
    },

    async listByMunicipality(inseeCode) {
      return [...communities.values()].filter((community) => community.inseeCode === inseeCode);
    },

    async listExercising(timeZone, { limit, after = '' }) {
      const listed = [...communities.values()]
        .filter(({ inseeCode, monthlyExercise }) => monthlyExercise && timeZoneOf(inseeCode) === timeZone)
        .map(({ communityId }) => communityId)
        .filter((communityId) => communityId > after)
        .sort();
      const [communityIds, last] = [listed.slice(0, limit), listed[limit - 1]];
      return { communityIds, ...(last !== undefined && listed.length > limit ? { next: last } : {}) };
    },

    async listRoster(inseeCode) {
      return [...communities.values()]
        .filter((community) => community.inseeCode === inseeCode)
        .map(({ communityId, name }) => ({ communityId, name }));
    },

    async countReach(groupIds) {
      return counts.reachOf(groupIds);
    },

    async countMunicipalReach(inseeCode) {
      return counts.municipalReachOf(inseeCode);
    },

    async listSizes(inseeCode) {
      return counts.sizesIn(inseeCode);
    },

    async findInCells(cells) {
      const asked = new Set(cells.map(nameOf));
      return [...communities.values()].filter(({ area }) =>
        cellsOf(boxOf(area)).some((cell) => asked.has(nameOf(cell))),
      );
    },

    async hasTopic(groupId, minimumLevel) {
      return topics.has(`${groupId} ${minimumLevel}`);
    },

    async recordTopic(groupId, minimumLevel) {
      topics.add(`${groupId} ${minimumLevel}`);
    },
  };
}
