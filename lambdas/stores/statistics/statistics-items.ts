/** The sheets of figures, and what of each alert is on them, as items and back. */
import * as z from 'zod/mini';
import type { Alert } from '../../domain/alerts/alert.ts';
import { purgeAtSeconds } from '../../domain/alerts/life.ts';
import type { CountedSheet, Sheet } from '../../domain/statistics/contribution.ts';
import { differenceOf, type Tally } from '../../domain/statistics/tally.ts';
import { alertPartition } from '../alerts/alert-items.ts';
import { municipalityGroup } from '../communities/community-items.ts';
import type { Item, Key, Write } from '../database.ts';
import type { CountedAlert } from './statistics.ts';

/** In the partition of the alert, and purged with it. */
export const countedKey = (alertId: string): Key => ({ pk: alertPartition(alertId), sk: 'COUNTED' });

/** In the partition of the municipality, by day. */
export const statisticsPrefix = 'STATISTICS#';

/** Instead of a community's id, for the alerts of the municipality. */
const municipality = 'MUNICIPALITY';

export const sheetKey = ({ inseeCode, day, communityId = municipality, exercise, readers }: Sheet): Key => ({
  pk: municipalityGroup(inseeCode),
  sk: `${statisticsPrefix}${day}#${communityId}${exercise ? '#EXERCISE' : ''}${readers === 'everyone' ? '#PUBLIC' : ''}`,
});

export function countedItem(
  { alertId, reportedAt }: Pick<Alert, 'alertId' | 'reportedAt'>,
  counted: CountedAlert,
): Item & Key {
  return { ...countedKey(alertId), ...counted, expiresAtSeconds: purgeAtSeconds(reportedAt) };
}

const tally = z.record(z.string(), z.number());
const sheet = {
  inseeCode: z.string(),
  day: z.string(),
  communityId: z.exactOptional(z.string()),
  exercise: z.boolean(),
  readers: z._default(z.enum(['everyone', 'officers']), 'officers'),
};
const counted = z.object({
  ...sheet,
  tally,
  ofMany: z._default(z.boolean(), false),
  alertVersion: z.number(),
  totalsVersion: z.number(),
});

export const parseCounted = (item: unknown): CountedAlert => z.parse(counted, item);

const storedSheet = z.looseObject(sheet);

/** The counters are the attributes that are numbers: adding works on an item's own attributes only. */
export function parseSheet(item: Item): CountedSheet {
  const { inseeCode, day, communityId, exercise, readers, ...others } = z.parse(storedSheet, item);
  const counters = Object.entries(others).filter(([, value]) => typeof value === 'number' && value !== 0);
  const of = communityId === undefined ? {} : { communityId };
  return { inseeCode, day, ...of, exercise, readers, tally: z.parse(tally, Object.fromEntries(counters)) };
}

/** Takes what was counted off its sheet, and puts what is counted now on its own, which is the same one as a rule. */
export function sheetWrites(table: string, before: CountedSheet | undefined, after: CountedSheet): Write[] {
  const isMoved = before !== undefined && sheetKey(before).sk !== sheetKey(after).sk;
  if (!isMoved) return additionWrites(table, after, differenceOf(after.tally, before?.tally ?? {}));
  return [
    ...additionWrites(table, before, differenceOf({}, before.tally)),
    ...additionWrites(table, after, after.tally),
  ];
}

/** Nothing when the change comes to nothing. */
function additionWrites(table: string, on: CountedSheet, by: Tally): Write[] {
  const changes = Object.entries(by);
  if (changes.length === 0) return [];
  const { inseeCode, day, communityId, exercise, readers } = on;
  const described = Object.entries({ inseeCode, day, communityId, exercise, readers });
  const names = described.filter(([, value]) => value !== undefined);
  const update = {
    TableName: table,
    Key: { ...sheetKey(on) },
    UpdateExpression: [
      `ADD ${changes.map((_, nth) => `#c${nth} :c${nth}`).join(', ')}`,
      `SET ${names.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries([
      ...changes.map(([counter], nth) => [`#c${nth}`, counter]),
      ...names.map(([name]) => [`#${name}`, name]),
    ]),
    ExpressionAttributeValues: Object.fromEntries([
      ...changes.map(([, number], nth) => [`:c${nth}`, number]),
      ...names.map(([name, value]) => [`:${name}`, value]),
    ]),
  };
  return [{ Update: update }];
}
