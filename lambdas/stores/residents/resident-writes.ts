import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { codesPeriodMs } from '../../domain/phone-code.ts';
import type { Resident } from '../../domain/resident.ts';
import type { Write } from '../database.ts';
import { itemsOf, profileSort, type ResidentItem } from './resident-items.ts';
import type { PhoneCodeSending } from './residents.ts';

export interface ResidentTables {
  readonly residents: string;
  /** Holds the counts of groups; functions that save none do without. */
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
  return { pk: endpointKey(endpoint), sk: 'HOLDER' };
}

const endpointKey = (endpoint: string) => `ENDPOINT#${createHash('sha256').update(endpoint).digest('hex')}`;

export function holdWrite(table: string, residentId: string, endpoint: string): Write {
  return { Put: { TableName: table, Item: { ...holderKey(endpoint), residentId } } };
}

/**
 * Counts a code sent to a phone. The item tells when the last three left, and the condition is that the third last is an hour
 * old: one write, which needs nothing read before it.
 */
export function phoneCodeWrite(table: string, { phone, at }: PhoneCodeSending): Write {
  return {
    Update: {
      TableName: table,
      Key: { pk: endpointKey(phone), sk: 'CODES' },
      // Operands are what the item held before the update, so that each instant moves one place back.
      UpdateExpression:
        'SET thirdLastMs = if_not_exists(secondLastMs, :never), secondLastMs = if_not_exists(lastMs, :never), ' +
        'lastMs = :now, expiresAtSeconds = :expiresAtSeconds',
      ConditionExpression: 'attribute_not_exists(thirdLastMs) OR thirdLastMs <= :periodStart',
      ExpressionAttributeValues: {
        ':never': 0,
        ':now': at.getTime(),
        ':periodStart': at.getTime() - codesPeriodMs,
        ':expiresAtSeconds': Math.ceil((at.getTime() + codesPeriodMs) / 1000),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}
