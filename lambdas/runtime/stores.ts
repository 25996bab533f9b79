import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { dynamoClient } from './clients.ts';

export interface TableNames {
  readonly RESIDENTS_TABLE: string;
  readonly COMMUNITIES_TABLE: string;
}

/** What nearly every function of the API works on: residents and communities, over one connection. */
export function openStores(environment: TableNames) {
  const database = openDatabase(dynamoClient());
  const tables = { residents: environment.RESIDENTS_TABLE, communities: environment.COMMUNITIES_TABLE };
  return {
    database,
    residents: dynamoResidentStore(database, tables),
    communities: dynamoCommunityStore(database, environment.COMMUNITIES_TABLE),
  };
}
