/** Which notice a message of SNS is, as an item of its own: whoever hears of a delivery knows nothing but SNS's identifier. */
import * as z from 'zod/mini';
import type { Item, Key } from '../database.ts';
import type { PublishedNotice } from './deliveries.ts';
import { purgeOf } from './posting-items.ts';

export const publishedKey = (messageId: string): Key => ({ pk: `SNS#${messageId}`, sk: 'PUBLISHED' });

export function publishedItem(messageId: string, notice: PublishedNotice): Item & Key {
  const { alertId, groupId, messageNumber, saidAt } = notice;
  const attributes = { messageId, alertId, groupId, messageNumber, saidAt };
  return { ...publishedKey(messageId), ...attributes, expiresAtSeconds: purgeOf(alertId) };
}

const published = z.object({
  messageId: z.string(),
  alertId: z.string(),
  groupId: z.string(),
  messageNumber: z.number(),
  saidAt: z.string(),
});

export const parsePublished = (item: unknown) => z.parse(published, item);
