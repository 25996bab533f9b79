/** Items that are written on the condition that nobody wrote them in between. */
import type { Item, Write } from './database.ts';

/** What nobody has written yet. */
export function putNew(table: string, item: Item): Write {
  return { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

/** In place of the version that was read. */
export function putVersion(table: string, item: Item, storedVersion: number): Write {
  return {
    Put: {
      TableName: table,
      Item: item,
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': storedVersion },
    },
  };
}

/** Either of these: what was never written has version 0. */
export function putUnder(table: string, item: Item, storedVersion: number): Write {
  return storedVersion === 0 ? putNew(table, item) : putVersion(table, item, storedVersion);
}
