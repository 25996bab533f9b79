import { municipalitiesOperations } from '../../contract/operations/municipalities.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { appointReferent } from '../use-cases/municipalities/appoint-referent.ts';
import { dismissReferent } from '../use-cases/municipalities/dismiss-referent.ts';
import { getProtocol } from '../use-cases/municipalities/get-protocol.ts';
import { listMunicipalCategories } from '../use-cases/municipalities/list-municipal-categories.ts';
import { putProtocol } from '../use-cases/municipalities/put-protocol.ts';
import { putSpecialCategory } from '../use-cases/municipalities/put-special-category.ts';
import { retireCategory } from '../use-cases/municipalities/retire-category.ts';
import { searchMunicipalities } from '../use-cases/municipalities/search-municipalities.ts';

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
