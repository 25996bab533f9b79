import { DeleteCommand, PutCommand, QueryCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { PostingKey, Publication } from '../../domain/publishing/posting.ts';
import { type Database, findItem, type Item, queryAll } from '../database.ts';
import { alertPartition } from './alert-items.ts';
import { nobody } from './new-publication.ts';
import {
  emailedKey,
  messageKey,
  messagePrefix,
  parseMessage,
  parsePosting,
  parsePostingKey,
  parsePublication,
  postingKey,
  postingPrefix,
  postingsPending,
  purgeOf,
  spreadPending,
} from './posting-items.ts';
import {
  claiming,
  type Done,
  ending,
  enlistment,
  following,
  postponement,
  publishedTo,
  releasing,
} from './posting-updates.ts';
import type { PostingStore } from './postings.ts';
import { publishedItem } from './published-items.ts';
import { type PostingUpdate, updatePosting } from './update-posting.ts';

type PageEnd = QueryCommandInput['ExclusiveStartKey'];

const emailedItem = z.object({ residentIds: z._default(z.set(z.string()), new Set<string>()) });

/** How alerts travel, in their DynamoDB table. */
export function dynamoPostingStore(database: Database, table: string): PostingStore {
  const update = (key: PostingKey, one: PostingUpdate) => updatePosting(database, table, key, one);

  const listPartition = (alertId: string, prefix: string) =>
    queryAll(database, {
      TableName: table,
      KeyConditionExpression: 'pk = :alert AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':alert': alertPartition(alertId), ':prefix': prefix },
      ConsistentRead: true,
    });

  /** @param after where the page before it ended */
  const pagePending = async (pendingKey: string, now: Date, limit: number, after?: PageEnd) => {
    const { Items: items = [], LastEvaluatedKey: end } = await database.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'pending',
        KeyConditionExpression: 'pendingKey = :pending AND dueAt <= :now',
        ExpressionAttributeValues: { ':pending': pendingKey, ':now': now.getTime() },
        Limit: limit,
        ExclusiveStartKey: after,
      }),
    );
    return { items, end };
  };

  return {
    listUnspread: async (alertId) =>
      (await listPartition(alertId, messagePrefix)).map((item) => parseMessage(item).messageNumber),

    listDueToSpread: async (level, now, limit) => {
      const alertIds = new Set<string>();
      let after: PageEnd;
      do {
        const { items, end } = await pagePending(spreadPending(level), now, limit, after);
        for (const item of items) alertIds.add(parseMessage(item).alertId);
        after = end;
      } while (after && alertIds.size < limit);
      return [...alertIds].slice(0, limit);
    },

    finishSpread: async (alertId, messageNumber) => {
      await database.send(new DeleteCommand({ TableName: table, Key: messageKey(alertId, messageNumber) }));
    },

    enlist: async (posting, messageNumber, dueAt) => {
      await update(posting, enlistment(posting, messageNumber, dueAt));
    },

    find: async (key) => {
      const item = await findItem(database, table, postingKey(key));
      return item && parsePosting(item);
    },

    listPostings: async (alertId) => (await listPartition(alertId, postingPrefix)).map(parseProgress),

    claim: async (key, now, leaseSeconds) => {
      const { written, item } = await update(key, claiming(now, leaseSeconds));
      return written ? parseProgress(item) : undefined;
    },

    recordPublished: async (key, minimumLevel, { messageId, saidAt }) => {
      await Promise.all([
        update(key, publishedTo(key.messageNumber, minimumLevel, messageId ?? nobody)),
        ...(messageId === undefined
          ? []
          : [database.send(new PutCommand({ TableName: table, Item: publishedItem(messageId, { ...key, saidAt }) }))]),
      ]);
    },

    finish: (key, from, outcome, { upTo = from, eligible } = {}) =>
      finish(update, key, { from, upTo, outcome, ...(eligible ? { eligible } : {}) }),

    postpone: async (key, messageNumber, dueAt) => {
      await update(key, postponement(messageNumber, dueAt));
    },

    release: async (key, messageNumber, dueAt) => {
      await update(key, releasing(messageNumber, dueAt));
    },

    listDue: async (level, now, limit) => {
      const { items } = await pagePending(postingsPending(level), now, limit);
      return items.map(parsePostingKey);
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
            ':expiresAtSeconds': purgeOf(key.alertId),
          },
        }),
      );
    },
  };
}

const parseProgress = (item: unknown) => ({ posting: parsePosting(item), publication: parsePublication(item) });

/** Whether another message follows may change up to the write itself: each of the two updates holds only in its own case. */
async function finish(
  update: (key: PostingKey, one: PostingUpdate) => Promise<{ written: boolean; item: Item | undefined }>,
  key: PostingKey,
  done: Done,
): Promise<Publication> {
  const ended = await update(key, ending(done));
  if (ended.written) return parsePublication(ended.item);
  const followed = await update(key, following(done));
  return parsePublication(followed.item);
}
