import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { PostingKey } from '../../domain/posting.ts';
import { type Database, findItem, isConditionFailed, queryAll } from '../database.ts';
import { type AlertTables, acceptedPosting, acceptPosting } from './accept-posting.ts';
import {
  alertKey,
  emailedKey,
  feedKey,
  idempotencyKey,
  parsePosting,
  parsePostingKey,
  parsePublication,
  postingKey,
} from './alert-items.ts';
import type { AlertStore, FeedPage } from './alerts.ts';

const feedRow = z.object({ feedSort: z.string() });
const emailedItem = z.object({ residentIds: z._default(z.set(z.string()), new Set<string>()) });

/** The alerts in their DynamoDB table. */
export function dynamoAlertStore(database: Database, tables: AlertTables): AlertStore {
  const table = tables.alerts;
  const update = (
    key: PostingKey,
    expression: Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName' | 'Key'>,
  ) => database.send(new UpdateCommand({ TableName: table, Key: postingKey(key), ...expression }));

  return {
    accept: (posting, idempotency) => acceptPosting(database, tables, posting, idempotency),

    findAccepted: async (idempotency) => {
      const item = await findItem(database, table, idempotencyKey(idempotency));
      return item && acceptedPosting(item, idempotency);
    },

    findPostings: async (alertId) => {
      const items = await queryAll(database, {
        TableName: table,
        KeyConditionExpression: 'pk = :alert AND begins_with(sk, :posting)',
        ExpressionAttributeValues: { ':alert': alertKey(alertId), ':posting': 'POSTING#' },
        ConsistentRead: true,
      });
      return items.map(parsePosting);
    },

    findPosting: async (key) => {
      const item = await findItem(database, table, postingKey(key));
      return item && parsePosting(item);
    },

    listPostings: async (communityId, page) => {
      if (page.before !== undefined && page.before <= page.since) return { postings: [] };
      const { Items = [], LastEvaluatedKey } = await database.send(
        new QueryCommand(feedQuery(table, communityId, page)),
      );
      const next = LastEvaluatedKey && z.parse(feedRow, LastEvaluatedKey).feedSort;
      return { postings: Items.map(parsePosting), ...(next ? { next } : {}) };
    },

    claim: async (key, now, leaseSeconds) => {
      try {
        const { Attributes } = await update(key, {
          UpdateExpression: 'SET leaseEndsAt = :leaseEndsAt',
          ConditionExpression: 'publication = :pending AND leaseEndsAt <= :now',
          ExpressionAttributeValues: {
            ':pending': 'pending',
            ':now': now.getTime(),
            ':leaseEndsAt': now.getTime() + leaseSeconds * 1000,
          },
          ReturnValues: 'ALL_NEW',
        });
        return { posting: parsePosting(Attributes), publication: parsePublication(Attributes) };
      } catch (error) {
        if (isConditionFailed(error)) return undefined;
        throw error;
      }
    },

    recordPublished: async (key, minimumLevel, messageId) => {
      await update(key, {
        UpdateExpression: 'SET messageIds.#level = :messageId',
        ExpressionAttributeNames: { '#level': minimumLevel },
        ExpressionAttributeValues: { ':messageId': messageId },
      });
    },

    finish: async (key, state) => {
      await update(key, {
        UpdateExpression: 'SET publication = :state REMOVE pendingKey, dueAt',
        ExpressionAttributeValues: { ':state': state },
      });
    },

    postpone: async (key, dueAt) => {
      await update(key, {
        UpdateExpression: 'SET leaseEndsAt = :free, dueAt = :dueAt ADD attempts :one',
        ExpressionAttributeValues: { ':free': 0, ':dueAt': dueAt.getTime(), ':one': 1 },
      });
    },

    listDue: async (level, now, limit) => {
      const { Items = [] } = await database.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'pending',
          KeyConditionExpression: 'pendingKey = :level AND dueAt <= :now',
          ExpressionAttributeValues: { ':level': level, ':now': now.getTime() },
          Limit: limit,
        }),
      );
      return Items.map(parsePostingKey);
    },

    findEmailed: async (key, part) => {
      const item = await findItem(database, table, emailedKey(key, part));
      return item ? z.parse(emailedItem, item).residentIds : new Set<string>();
    },

    recordEmailed: async (key, part, residentIds) => {
      if (residentIds.length === 0) return;
      await database.send(
        new UpdateCommand({
          TableName: table,
          Key: emailedKey(key, part),
          UpdateExpression: 'ADD residentIds :residentIds SET expiresAtSeconds = :expiresAtSeconds',
          ExpressionAttributeValues: {
            ':residentIds': new Set(residentIds),
            ':expiresAtSeconds': emailedUntilSeconds(),
          },
        }),
      );
    },
  };
}

/** E-mails are retried for hours at the most; their ledger is kept for a week, to answer questions. */
const emailedDays = 7;
const emailedUntilSeconds = () => Math.floor(Date.now() / 1000) + emailedDays * 86_400;

function feedQuery(table: string, communityId: string, { limit, since, before, now }: FeedPage) {
  return {
    TableName: table,
    IndexName: 'byCommunity',
    KeyConditionExpression: 'feedKey = :feed AND feedSort BETWEEN :since AND :before',
    FilterExpression: 'expiresAt > :now',
    ExpressionAttributeValues: {
      ':feed': feedKey(communityId),
      ':since': since,
      ':before': before === undefined ? lastId : idBefore(before),
      ':now': now,
    },
    ScanIndexForward: false,
    Limit: limit,
  };
}

/** Greater than any ULID. */
const lastId = '~';

/** The greatest key that is less than this ULID, as far as ULIDs go. */
const idBefore = (ulid: string) => `${ulid.slice(0, -1)}${String.fromCharCode(ulid.charCodeAt(ulid.length - 1) - 1)}~`;
