import type { capSourcesOperations } from '../../../contract/operations/cap-sources.ts';
import { capSourceView } from '../../domain/cap/cap-source-view.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import type { CapSourceStore } from '../../stores/communities/cap-sources.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly capSources: Pick<CapSourceStore, 'listOf'>;
}

/** The sources of a municipality, by name, with what each gave when it was last asked. */
export const listCapSources =
  ({ residents, capSources }: Dependencies): UseCase<typeof capSourcesOperations.listCapSources> =>
  async ({ params: { inseeCode }, caller }) => {
    const [resident, found] = await Promise.all([residents.load(caller.residentId), capSources.listOf(inseeCode)]);
    authorize('listCapSources', rolesOf({ resident, operator: caller.operator }, { inseeCode }));
    return { items: found.map(capSourceView) };
  };
