import { openDataOperations } from '../../contract/operations/open-data.ts';
import { serve } from '../http/serve.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { getAlertsAtom } from '../use-cases/open-data/get-alerts-atom.ts';
import { getAlertsGeoJson } from '../use-cases/open-data/get-alerts-geo-json.ts';
import { getCap } from '../use-cases/open-data/get-cap.ts';
import { getPublicCap } from '../use-cases/open-data/get-public-cap.ts';

const environment = readEnvironment('open-data');
const publisher = { linkBaseUrl: environment.LINK_BASE_URL, apiUrl: environment.API_URL };
const dependencies = {
  ...openAlertStores(environment),
  publisher,
  linkBaseUrl: environment.LINK_BASE_URL,
  clock,
};

export const handler = serve(openDataOperations, {
  getCap: getCap(dependencies),
  getPublicCap: getPublicCap(dependencies),
  getAlertsAtom: getAlertsAtom(dependencies),
  getAlertsGeoJson: getAlertsGeoJson(dependencies),
});
