import { municipalitiesOperations } from '../../contract/operations/municipalities.ts';
import { serve } from '../http/serve.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { appointReferent } from '../use-cases/appoint-referent.ts';
import { dismissReferent } from '../use-cases/dismiss-referent.ts';
import { searchMunicipalities } from '../use-cases/search-municipalities.ts';

const environment = readEnvironment('municipalities');
const database = openDatabase(dynamoClient());
const dependencies = {
  residents: dynamoResidentStore(database, {
    residents: environment.RESIDENTS_TABLE,
    communities: environment.COMMUNITIES_TABLE,
  }),
  communities: dynamoCommunityStore(database, environment.COMMUNITIES_TABLE),
};

export const handler = serve(municipalitiesOperations, {
  searchMunicipalities: searchMunicipalities(dependencies),
  appointReferent: appointReferent(dependencies),
  dismissReferent: dismissReferent(dependencies),
});
