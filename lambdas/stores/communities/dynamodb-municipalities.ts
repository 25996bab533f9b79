import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Municipality } from '../../domain/communities/community.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Database, findItem, TransactionCancelled, transact } from '../database.ts';
import type { CommunityStore } from './communities.ts';
import { municipalityKey, municipalityOf, searchPartition } from './community-items.ts';
import { municipalityWrites } from './community-writes.ts';

const searchResultsAtMost = 20;

/** More than the results, because one municipality can be found by several of its words. */
const tokensAtMost = 5 * searchResultsAtMost;

/** The municipalities of the table, and the tokens by which they are searched. */
export function dynamoMunicipalities(
  database: Database,
  table: string,
): Pick<CommunityStore, 'findMunicipality' | 'registerMunicipality' | 'searchMunicipalities'> {
  const findMunicipality: CommunityStore['findMunicipality'] = async (inseeCode) => {
    const item = await findItem(database, table, municipalityKey(inseeCode));
    return item && municipalityOf(item);
  };

  return {
    findMunicipality,

    async registerMunicipality(municipality) {
      const before = await findMunicipality(municipality.inseeCode);
      try {
        await transact(database, municipalityWrites(table, before, municipality));
      } catch (error) {
        const passing = error instanceof TransactionCancelled && error.passing;
        throw passing ? new Refusal('unavailable', { cause: error }) : error;
      }
    },

    async searchMunicipalities(folded) {
      const { Items = [] } = await database.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :text)',
          ExpressionAttributeValues: { ':pk': searchPartition(folded), ':text': folded },
          Limit: tokensAtMost,
        }),
      );
      return distinct(Items.map(municipalityOf)).slice(0, searchResultsAtMost);
    },
  };
}

function distinct(municipalities: readonly Municipality[]): Municipality[] {
  return [...new Map(municipalities.map((municipality) => [municipality.inseeCode, municipality])).values()];
}
