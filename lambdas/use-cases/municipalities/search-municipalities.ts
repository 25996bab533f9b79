import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { fold } from '../../domain/fold.ts';
import { invalidInput } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'searchMunicipalities'>;
}

const fewestCharacters = 2;

/** The registered municipalities whose name, from any of its words on, or whose postcode starts as asked: at most 20, by name. */
export const searchMunicipalities =
  ({ communities }: Dependencies): UseCase<typeof municipalitiesOperations.searchMunicipalities> =>
  async ({ query: { query } }) => {
    const folded = fold(query);
    if (folded.length < fewestCharacters) throw invalidInput({ path: 'query', code: 'too-short' });
    const found = await communities.searchMunicipalities(folded);
    const items = found.map(({ postcodes, ...municipality }) => ({ ...municipality, postcodes: [...postcodes] }));
    return { items: items.sort((one, other) => one.name.localeCompare(other.name, 'fr')) };
  };
