/** The lists of alerts, each from its index, a page at a time: the newest first, without what is over but not deleted yet. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { AlertStatus } from '../../../contract/operations/alert-fields.ts';
import { livingStatuses } from '../../domain/alerts/alert-state.ts';
import type { Database, Item } from '../database.ts';
import { authorKey, moderationKey, municipalityKey, publicKey } from './alert-items.ts';
import type { FeedPage, MunicipalPage } from './alerts.ts';
import { feedKey } from './posting-items.ts';

/** One list of an index: the names of its keys, and which partition of it. Every sort key is an alert's id. */
interface Listing {
  readonly index: string;
  readonly partition: string;
  readonly sort: string;
  readonly of: string;
}

const feed = { index: 'byGroup', partition: 'feedKey', sort: 'feedSort' } as const;

export const feedOf = (groupId: string): Listing => ({ ...feed, of: feedKey(groupId) });

/** Beside the feeds of groups, which are of postings: whatever its author wrote, wherever it was posted. */
export const ownListOf = (residentId: string): Listing => ({ ...feed, of: authorKey(residentId) });

/** Beside them too: what officers of a municipality told neighbours. */
export const publicListOf = (inseeCode: string): Listing => ({ ...feed, of: publicKey(inseeCode) });

export const municipalListOf = (inseeCode: string): Listing => ({
  index: 'byMunicipality',
  partition: 'municipalityKey',
  sort: 'municipalitySort',
  of: municipalityKey(inseeCode),
});

export const moderationListOf = (communityId: string): Listing => ({
  index: 'moderation',
  partition: 'moderationKey',
  sort: 'moderationSort',
  of: moderationKey(communityId),
});

/** What a row of the list has to fulfil besides; it is looked at after the page's limit. */
interface Condition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ItemPage {
  readonly items: readonly Item[];
  /** The alert's id of the last row read, when there are more. */
  readonly next?: string;
}

export async function readPage(
  database: Database,
  table: string,
  listing: Listing,
  page: FeedPage & { readonly now: Date },
  conditions: readonly Condition[] = [],
): Promise<ItemPage> {
  if (page.before !== undefined && page.before <= page.since) return { items: [] };
  const { Items: items = [], LastEvaluatedKey: last } = await database.send(
    new QueryCommand({
      TableName: table,
      IndexName: listing.index,
      KeyConditionExpression: '#partition = :of AND #sort BETWEEN :from AND :to',
      ...filtered(stretchOf(listing, page), [kept(page.now), ...conditions]),
      ScanIndexForward: false,
      Limit: page.limit,
    }),
  );
  return { items, ...(last ? { next: z.parse(z.string(), last[listing.sort]) } : {}) };
}

/** The names and values of the key condition. */
function stretchOf({ partition, sort, of }: Listing, { since, before }: FeedPage): Omit<Condition, 'expression'> {
  const to = before === undefined ? lastId : idBefore(before);
  return {
    names: { '#partition': partition, '#sort': sort },
    values: { ':of': of, ':from': `${since}${justAfter}`, ':to': to },
  };
}

function filtered({ names, values }: Omit<Condition, 'expression'>, conditions: readonly Condition[]) {
  return {
    FilterExpression: conditions.map(({ expression }) => expression).join(' AND '),
    ExpressionAttributeNames: Object.assign({}, names, ...conditions.map((condition) => condition.names)),
    ExpressionAttributeValues: Object.assign({}, values, ...conditions.map((condition) => condition.values)),
  };
}

const kept = (now: Date): Condition => ({
  expression: 'expiresAtSeconds > :nowSeconds',
  values: { ':nowSeconds': Math.floor(now.getTime() / 1000) },
});

/** What an officer asks of the list of a municipality. */
export function municipalConditions({ category, status, exercise, now }: MunicipalPage): Condition[] {
  return [
    ...(category === undefined ? [] : [categoryCondition(category)]),
    ...(status === undefined ? [] : [statusCondition(status, now)]),
    ...(exercise === undefined ? [] : [exerciseCondition(exercise)]),
  ];
}

const categoryCondition = (category: string): Condition => ({
  expression: '#category = :category',
  names: { '#category': 'category' },
  values: { ':category': category },
});

/** As `isExercise` tells. */
const exerciseCondition = (isPractice: boolean): Condition => ({
  expression: `${isPractice ? '' : 'NOT '}(attribute_exists(exercise) OR #category = :practice)`,
  names: { '#category': 'category' },
  values: { ':practice': 'exercise' },
});

function statusCondition(status: AlertStatus, now: string): Condition {
  const names = { '#status': 'status' };
  if (status === 'expired') {
    const [published, inCharge] = livingStatuses;
    const values = { ':published': published, ':inCharge': inCharge, ':now': now };
    return { expression: '#status IN (:published, :inCharge) AND expiresAt <= :now', names, values };
  }
  if (!livingStatuses.includes(status))
    return { expression: '#status = :status', names, values: { ':status': status } };
  const values = { ':status': status, ':now': now };
  return { expression: '#status = :status AND expiresAt > :now', names, values };
}

/** Below every character of an identifier, to read from just after a key. */
const justAfter = '!';

/** Greater than any ULID. */
const lastId = '~';

/** The greatest key that is less than this ULID, as far as ULIDs go. */
const idBefore = (ulid: string) => `${ulid.slice(0, -1)}${String.fromCharCode(ulid.charCodeAt(ulid.length - 1) - 1)}~`;
