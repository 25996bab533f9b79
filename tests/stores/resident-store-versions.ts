/** The two versions of the residents' store, each beside the communities' store that shows its counts. */
import type { CommunityStore } from '../../lambdas/stores/communities/communities.ts';
import { CountsInMemory } from '../../lambdas/stores/communities/counts-in-memory.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { inMemoryCommunityStore } from '../../lambdas/stores/communities/in-memory-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { inMemoryResidentStore } from '../../lambdas/stores/residents/in-memory-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import type { TestDatabase } from './dynamodb.ts';

export interface Stores {
  readonly residents: ResidentStore;
  readonly communities: CommunityStore;
}

function makeInMemory(): Stores {
  const counts = new CountsInMemory();
  return { residents: inMemoryResidentStore(counts), communities: inMemoryCommunityStore(counts) };
}

async function makeOnDynamo(started: TestDatabase): Promise<Stores> {
  const tables = await started.createTables();
  const database = openDatabase(started.client);
  return {
    residents: dynamoResidentStore(database, tables),
    communities: dynamoCommunityStore(database, tables.communities),
  };
}

/** Name of the version, and how a test suite makes an empty one. */
export const versions: [string, (started: TestDatabase) => Stores | Promise<Stores>][] = [
  ['in memory', makeInMemory],
  ['on DynamoDB', makeOnDynamo],
];
