import type { registryOperations } from '../../../contract/operations/municipalities.ts';
import type { Municipality } from '../../domain/communities/community.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'registerMunicipality'>;
  /** Of the official list; nothing when no municipality has that code. */
  readonly findOfficially: (inseeCode: string) => Promise<Municipality | undefined>;
}

/** Registers a municipality as the official list has it; again to bring name and postcodes up to date. */
export const registerMunicipality =
  ({ communities, findOfficially }: Dependencies): UseCase<typeof registryOperations.registerMunicipality> =>
  async ({ params: { inseeCode }, caller }) => {
    authorize('registerMunicipality', rolesByToken(caller));
    const municipality = await findOfficially(inseeCode);
    if (!municipality) throw new Refusal('unknown-municipality');
    await communities.registerMunicipality(municipality);
    return { ...municipality, postcodes: [...municipality.postcodes] };
  };
