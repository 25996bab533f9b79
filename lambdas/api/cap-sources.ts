import { capSourcesOperations } from '../../contract/operations/cap-sources.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { newId } from '../runtime/new-id.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoCapSourceStore } from '../stores/communities/dynamodb-cap-sources.ts';
import { listCapSources } from '../use-cases/cap/list-cap-sources.ts';
import { putCapSource } from '../use-cases/cap/put-cap-source.ts';
import { removeCapSource } from '../use-cases/cap/remove-cap-source.ts';

const environment = readEnvironment('cap-sources');
const stores = openStores(environment);
const dependencies = {
  ...stores,
  capSources: dynamoCapSourceStore(stores.database, environment.COMMUNITIES_TABLE),
  clock,
  newId,
};

export const handler = serve(capSourcesOperations, {
  putCapSource: putCapSource(dependencies),
  listCapSources: listCapSources(dependencies),
  removeCapSource: removeCapSource(dependencies),
});
