import * as z from 'zod/mini';
import { type Database, findItem, type Write } from '../database.ts';
import type { CommunityStore } from './communities.ts';
import { protocolKey } from './community-items.ts';
import { registeredCondition } from './community-writes.ts';
import { writeOnCondition } from './write-on-condition.ts';

const storedProtocol = z.object({
  protocol: z.object({
    inseeCode: z.string(),
    signatories: z.array(z.string()),
    startsOn: z.string(),
    endsOn: z.string(),
  }),
});

/** The protocol of each municipality, in the municipality's partition. */
export function dynamoProtocols(
  database: Database,
  table: string,
): Pick<CommunityStore, 'findProtocol' | 'putProtocol'> {
  return {
    async findProtocol(inseeCode) {
      const item = await findItem(database, table, protocolKey(inseeCode));
      return item && storedProtocol.parse(item).protocol;
    },

    async putProtocol(protocol) {
      const { inseeCode } = protocol;
      const put: Write = { Put: { TableName: table, Item: { ...protocolKey(inseeCode), protocol } } };
      await writeOnCondition(database, [registeredCondition(table, inseeCode), put], 'municipality-not-found');
    },
  };
}
