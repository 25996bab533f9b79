import { municipalitiesOperations } from '../../contract/operations/municipalities.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { appointReferent } from '../use-cases/appoint-referent.ts';
import { dismissReferent } from '../use-cases/dismiss-referent.ts';
import { getProtocol } from '../use-cases/get-protocol.ts';
import { listMunicipalCategories } from '../use-cases/list-municipal-categories.ts';
import { putProtocol } from '../use-cases/put-protocol.ts';
import { putSpecialCategory } from '../use-cases/put-special-category.ts';
import { retireCategory } from '../use-cases/retire-category.ts';
import { searchMunicipalities } from '../use-cases/search-municipalities.ts';

const dependencies = {
  ...openStores(readEnvironment('municipalities')),
  clock,
};

export const handler = serve(municipalitiesOperations, {
  searchMunicipalities: searchMunicipalities(dependencies),
  appointReferent: appointReferent(dependencies),
  dismissReferent: dismissReferent(dependencies),
  putProtocol: putProtocol(dependencies),
  getProtocol: getProtocol(dependencies),
  listMunicipalCategories: listMunicipalCategories(dependencies),
  putSpecialCategory: putSpecialCategory(dependencies),
  retireCategory: retireCategory(dependencies),
});
