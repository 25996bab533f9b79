import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { codesPeriodMs, tooManyCodes } from '../../domain/phone-code.ts';
import type { Resident } from '../../domain/resident.ts';
import { putNew, putVersion } from '../conditional-puts.ts';
import type { Write } from '../database.ts';
import { codesKey, holderKey } from './endpoint-keys.ts';
import { expiryAfter } from './expiry.ts';
import { changedMeanwhile, type GuardedWrite, unguarded } from './guarded-writes.ts';
import { itemsOf, profileOf, profileSort, type ResidentItem } from './resident-items.ts';
import type { PhoneCodeSending, SaveEffects } from './residents.ts';

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

const codes = z.object({ thirdLastMs: z.number() });

/**
 * Counts a code sent to a phone. The item tells when the last three left, and the condition is that the third last is an hour
 * old: one write, which needs nothing read before it.
 */
export function phoneCodeWrite(table: string, { phone, at }: PhoneCodeSending): GuardedWrite {
  const write = {
    Update: {
      TableName: table,
      Key: codesKey(phone),
      // Operands are what the item held before the update, so that each instant moves one place back.
      UpdateExpression:
        'SET thirdLastMs = if_not_exists(secondLastMs, :never), secondLastMs = if_not_exists(lastMs, :never), ' +
        'lastMs = :now, expiresAtSeconds = :expiresAtSeconds',
      ConditionExpression: 'attribute_not_exists(thirdLastMs) OR thirdLastMs <= :periodStart',
      ExpressionAttributeValues: {
        ':never': 0,
        ':now': at.getTime(),
        ':periodStart': at.getTime() - codesPeriodMs,
        ':expiresAtSeconds': expiryAfter(at, codesPeriodMs),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  };
  return { write, refusal: (sent) => tooManyCodes(new Date(z.parse(codes, sent).thirdLastMs), at) };
}
