import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'findMunicipality' | 'listSpecialCategories'>;
}

/** The categories of the municipality's own that can be sent, by label; the built-in ones are listed apart. */
export const listMunicipalCategories =
  ({ communities }: Dependencies): UseCase<typeof municipalitiesOperations.listMunicipalCategories> =>
  async ({ params: { inseeCode } }) => {
    const [municipality, categories] = await Promise.all([
      communities.findMunicipality(inseeCode),
      communities.listSpecialCategories(inseeCode),
    ]);
    if (!municipality) throw new Refusal('municipality-not-found');
    const items = categories.filter(({ retiredAt }) => retiredAt === undefined);
    return { items: items.sort((one, other) => one.label.fr.localeCompare(other.label.fr, 'fr')) };
  };
