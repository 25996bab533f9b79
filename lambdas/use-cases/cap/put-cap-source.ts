import { findCategory } from '../../../contract/categories.ts';
import type { capSourcesOperations } from '../../../contract/operations/cap-sources.ts';
import { addresseesOf, requireCommunities, requireReaders } from '../../domain/alerts/addressees.ts';
import { type CapSource, requireRules } from '../../domain/cap/cap-source.ts';
import { capSourceView } from '../../domain/cap/cap-source-view.ts';
import { requireArea } from '../../domain/communities/area.ts';
import { officerIn } from '../../domain/municipalities/office.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import type { CapSourceStore } from '../../stores/communities/cap-sources.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock, Request, UseCase } from '../use-case.ts';

type Operation = typeof capSourcesOperations.putCapSource;

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'listSpecialCategories' | 'listRoster'>;
  readonly capSources: Pick<CapSourceStore, 'find' | 'put'>;
  readonly clock: Clock;
  /** A new ULID of this moment. */
  readonly newId: (now: Date) => string;
}

/** Sets a source of CAP alerts, to be asked at the next poll; what is set anew is read anew. */
export const putCapSource =
  (dependencies: Dependencies): UseCase<Operation> =>
  async (request) => {
    const { params, body, caller } = request;
    const { resident, own, roster, known } = await findSubject(dependencies, request);
    authorize('putCapSource', rolesOf({ resident, operator: caller.operator }, params));
    const officer = officerIn(resident, params.inseeCode);
    const found = body.categories.map(
      ({ category }) => findCategory(category) ?? own.find(({ categoryId }) => categoryId === category),
    );
    requireRules(found, officer);
    const to = addresseesOf(body.audience);
    for (const category of found) if (category) requireReaders(category.audience, to);
    requireCommunities(to, roster);
    if (typeof body.area === 'object' && 'polygon' in body.area) requireArea(body.area.polygon, 'area.polygon');
    const now = dependencies.clock();
    const source: CapSource = {
      ...params,
      ...body,
      revision: dependencies.newId(now),
      authorId: known?.source.authorId ?? dependencies.newId(now),
      setBy: { residentId: officer.residentId, kind: officer.kind },
    };
    await dependencies.capSources.put(source, known?.source);
    return capSourceView({ source });
  };

async function findSubject(
  { residents, communities, capSources }: Dependencies,
  { params, body, caller }: Request<Operation>,
) {
  const namesCommunities = addresseesOf(body.audience).communityIds.length > 0;
  const [resident, own, roster, known] = await Promise.all([
    residents.load(caller.residentId),
    communities.listSpecialCategories(params.inseeCode),
    namesCommunities ? communities.listRoster(params.inseeCode) : [],
    capSources.find(params),
  ]);
  return { resident, own, roster, known };
}
