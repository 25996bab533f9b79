import type { CommunityFound, communitiesOperations } from '../../../contract/operations/communities.ts';
import { distanceMeters } from '../../domain/communities/area.ts';
import type { Community } from '../../domain/communities/community.ts';
import { isInFrance } from '../../domain/communities/france.ts';
import { cellsOf } from '../../domain/communities/grid.ts';
import { boxAround } from '../../domain/communities/projection.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { invalidInput } from '../../domain/refusal.ts';
import type { Position } from '../../domain/residents/resident.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'listByMunicipality' | 'findInCells'>;
}

const farthestMeters = 5_000;
const mostFound = 100;

/**
 * The communities near a place, those that contain it first, then by distance up to 5 km, the hundred nearest at most; or those
 * of a municipality, by name. With both, the communities of that municipality near that place.
 */
export const findCommunities =
  ({ communities }: Dependencies): UseCase<typeof communitiesOperations.findCommunities> =>
  async ({ query: { inseeCode, ...place }, caller }) => {
    authorize('findCommunities', rolesByToken(caller));
    const position = positionOf(place);
    if (position) {
      const near = await findNear(communities, position);
      return { items: near.filter((found) => inseeCode === undefined || found.inseeCode === inseeCode) };
    }
    if (inseeCode === undefined) throw invalidInput({ path: 'inseeCode', code: 'missing' });
    const found = await communities.listByMunicipality(inseeCode);
    return { items: found.map(asFound).sort((one, other) => one.name.localeCompare(other.name, 'fr')) };
  };

/** @throws Refusal `invalid-input` when one of the two is missing */
function positionOf({ latitude, longitude }: { latitude?: number | undefined; longitude?: number | undefined }) {
  if (latitude === undefined && longitude === undefined) return undefined;
  if (latitude === undefined) throw invalidInput({ path: 'latitude', code: 'position-incomplete' });
  if (longitude === undefined) throw invalidInput({ path: 'longitude', code: 'position-incomplete' });
  return { latitude, longitude };
}

async function findNear(communities: Dependencies['communities'], position: Position): Promise<CommunityFound[]> {
  // Elsewhere there are no communities, and near a pole five kilometres span every cell of a row.
  if (!isInFrance(position)) return [];
  const candidates = await communities.findInCells(cellsOf(boxAround(position, farthestMeters)));
  return candidates
    .map((community) => ({
      ...asFound(community),
      distanceMeters: Math.round(distanceMeters(position, community.area)),
    }))
    .filter((found) => found.distanceMeters <= farthestMeters)
    .sort((one, other) => one.distanceMeters - other.distanceMeters)
    .slice(0, mostFound);
}

function asFound({ communityId, inseeCode, name, center }: Community): CommunityFound {
  return { communityId, inseeCode, name, center };
}
