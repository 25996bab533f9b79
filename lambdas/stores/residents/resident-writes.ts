import { isDeepStrictEqual } from 'node:util';
import type { Resident } from '../../domain/residents/resident.ts';
import { putNew, putVersion } from '../conditional-puts.ts';
import type { Write } from '../database.ts';
import { holderKey } from './endpoint-keys.ts';
import { changedMeanwhile, type GuardedWrite, unguarded } from './guarded-writes.ts';
import { itemsOf, profileOf, profileSort, type ResidentItem } from './resident-items.ts';
import type { SaveEffects } from './residents.ts';

export interface ResidentTables {
  readonly residents: string;
  /** Holds the counts of groups; functions that save none do without. */
  readonly communities?: string;
}

/** All that differs, the profile first: its condition tells that somebody saved in between. */
export function residentWrites(table: string, before: Resident | undefined, after: Resident): GuardedWrite[] {
  return [profileWrite(table, after, before?.version), ...otherWrites(table, before, after).map(unguarded)];
}

function profileWrite(table: string, after: Resident, storedVersion: number | undefined): GuardedWrite {
  const profile = profileOf(after);
  const write = storedVersion === undefined ? putNew(table, profile) : putVersion(table, profile, storedVersion);
  return { write, refusal: changedMeanwhile };
}

/** What else differs: items that are new or changed, and items that are gone. */
function otherWrites(table: string, before: Resident | undefined, after: Resident): Write[] {
  const old = byKey(before ? itemsOf(before) : []);
  const wanted = byKey(itemsOf(after));
  const puts = [...wanted].filter(([key, item]) => !isDeepStrictEqual(item, old.get(key)));
  const gone = [...old].filter(([key]) => !wanted.has(key));
  return [
    ...puts.map(([, Item]): Write => ({ Put: { TableName: table, Item } })),
    ...gone.map(([, { pk, sk }]): Write => ({ Delete: { TableName: table, Key: { pk, sk } } })),
  ];
}

function byKey(items: readonly ResidentItem[]): Map<string, ResidentItem> {
  return new Map(items.filter(({ sk }) => sk !== profileSort).map((item) => [`${item.pk} ${item.sk}`, item]));
}

export function holdWrite(table: string, residentId: string, endpoint: string): Write {
  return { Put: { TableName: table, Item: { ...holderKey(endpoint), residentId } } };
}

/** As {@link holdWrite}, from the one who was read to hold it. */
export function takeWrite(
  table: string,
  residentId: string,
  { phone, from }: NonNullable<SaveEffects['take']>,
): GuardedWrite {
  const condition =
    from === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'residentId = :from', ExpressionAttributeValues: { ':from': from } };
  const Item = { ...holderKey(phone), residentId };
  return { write: { Put: { TableName: table, Item, ...condition } }, refusal: changedMeanwhile };
}
