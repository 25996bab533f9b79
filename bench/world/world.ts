import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { currentCharterVersion } from '../../contract/charter.ts';
import type { Community } from '../../lambdas/domain/communities/community.ts';
import type { Resident } from '../../lambdas/domain/residents/resident.ts';
import { residentIdOf } from '../../lambdas/domain/residents/resident-id.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { type Database, openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { startDynamoDb } from '../../local/engines/dynamodb/dynamodb.ts';
import { aCommunity } from '../../tests/unit/support/a-community.ts';
import { aMembership, aResident } from '../../tests/unit/support/a-resident.ts';
import { saintSebastien } from '../../tests/unit/support/places.ts';
import { createTables, type TableNames } from './tables.ts';

/** A DynamoDB with one municipality, one community and one of its members. */
export interface World {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  readonly database: Database;
  readonly tables: TableNames;
  /** The claim `sub` of the member's tokens. */
  readonly subject: string;
  readonly member: Resident;
  readonly community: Community;
  stop(): Promise<void>;
}

export const region = 'eu-west-3';
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** @param subject the member's; two worlds of the same member are alike */
export async function startWorld(subject: string = randomUUID()): Promise<World> {
  const engine = await startDynamoDb({});
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region, credentials });
  const database = openDatabase(client);
  const tables = await createTables(client);
  const seeded = await seed(database, tables, subject);
  return {
    ...seeded,
    endpoint: engine.endpoint,
    client,
    database,
    tables,
    stop: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}

async function seed(database: Database, tables: TableNames, subject: string) {
  const communities = dynamoCommunityStore(database, tables.communities);
  const residents = dynamoResidentStore(database, tables);
  const community = aCommunity();
  const member = aResident({
    residentId: residentIdOf(subject),
    profile: { acceptedCharter: currentCharterVersion },
    memberships: [aMembership()],
    mandates: [{ inseeCode: saintSebastien.inseeCode, office: 'town-hall' }],
  });
  await communities.registerMunicipality(saintSebastien);
  await communities.create(community);
  await residents.create(member);
  return { subject, member, community };
}
