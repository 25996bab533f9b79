import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Resident } from '../../domain/resident.ts';
import type { Write } from '../database.ts';
import { itemsOf, profileSort, type ResidentItem } from './resident-items.ts';
import type { CountChange } from './residents.ts';

export interface ResidentTables {
  readonly residents: string;
  /** Holds the counts of members; functions that save none do without. */
  readonly communities?: string;
}

/** The first write of every save, and the one whose condition tells that somebody saved in between. */
export function profileWrite(table: string, after: Resident, storedVersion: number | undefined): Write {
  const Item = itemsOf(after).find(({ sk }) => sk === profileSort);
  const condition =
    storedVersion === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': storedVersion } };
  return { Put: { TableName: table, Item, ...condition } };
}

/** What else differs: items that are new or changed, and items that are gone. */
export function otherWrites(table: string, before: Resident | undefined, after: Resident): Write[] {
  const old = bySort(before ? itemsOf(before) : []);
  const wanted = bySort(itemsOf(after));
  const puts = [...wanted.values()].filter((item) => !isDeepStrictEqual(item, old.get(item.sk)));
  const gone = [...old.values()].filter(({ sk }) => !wanted.has(sk));
  return [
    ...puts.map((Item): Write => ({ Put: { TableName: table, Item } })),
    ...gone.map(({ pk, sk }): Write => ({ Delete: { TableName: table, Key: { pk, sk } } })),
  ];
}

function bySort(items: readonly ResidentItem[]): Map<string, ResidentItem> {
  return new Map(items.filter(({ sk }) => sk !== profileSort).map((item) => [item.sk, item]));
}

/** Where it is written who holds a phone or a device's token; neither is legible in the key. */
export function holderKey(endpoint: string) {
  return { pk: `ENDPOINT#${createHash('sha256').update(endpoint).digest('hex')}`, sk: 'HOLDER' };
}

export function holdWrite(table: string, residentId: string, endpoint: string): Write {
  return { Put: { TableName: table, Item: { ...holderKey(endpoint), residentId } } };
}

/** Adds to the counts of a community; the names of what is counted are the attributes' own. */
export function countWrite(table: string, { communityId, by }: CountChange): Write {
  const changes = Object.entries(by).filter(([, change]) => change !== 0);
  return {
    Update: {
      TableName: table,
      Key: { pk: `COMMUNITY#${communityId}`, sk: 'COUNTS' },
      UpdateExpression: `ADD ${changes.map(([name]) => `#${name} :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(changes.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(changes.map(([name, change]) => [`:${name}`, change])),
    },
  };
}
