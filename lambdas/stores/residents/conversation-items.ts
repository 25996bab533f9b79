import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { dayMs } from '../../domain/milliseconds.ts';
import { type Conversation, forgottenAtSeconds, newConversation } from '../../domain/texting/conversation.ts';
import type { Item, Key } from '../database.ts';
import type { CarriedOut, Settled, TextOutcome } from './conversations.ts';
import { expiryAfter } from './expiry.ts';
import { changedMeanwhile, type GuardedWrite } from './guarded-writes.ts';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The phone is not legible in the key. */
export const conversationKey = (phone: string): Key => ({ pk: `ENDPOINT#${digestOf(phone)}`, sk: 'CONVERSATION' });

export const textKey = (textId: string): Key => ({ pk: `TEXT#${textId}`, sk: 'TEXT' });

/** The words of a question go with it. */
export function conversationItem(phone: string, conversation: Conversation): Item & Key {
  const { version, ...rest } = conversation;
  return {
    ...conversationKey(phone),
    conversation: rest,
    version: version + 1,
    expiresAtSeconds: forgottenAtSeconds(conversation),
  };
}

/** SNS delivers a message again for 23 days at the most, and the queue keeps it for four: longer than both. */
const textKeptMs = 30 * dayMs;

/** That it is settled, with the answer for as long as it is to be sent. */
export function textItem({ textId, answer, at }: Settled): Item & Key {
  return {
    ...textKey(textId),
    expiresAtSeconds: expiryAfter(at, textKeptMs),
    ...(answer === undefined ? {} : { answer }),
  };
}

/** With what it did: of two deliveries at once, one does it. */
export function carriedOutWrite(table: string, { textId, answer, at }: CarriedOut): GuardedWrite {
  const Item = { ...textKey(textId), expiresAtSeconds: expiryAfter(at, textKeptMs), carriedOut: answer };
  const write = { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  return { write, refusal: changedMeanwhile };
}

const draft = z.object({
  textId: z.string(),
  text: z.string(),
  receivedAt: z.string(),
  categoryId: z.exactOptional(z.string()),
});

const conversationOf = z.object({
  version: z.number(),
  conversation: z.object({
    question: z.exactOptional(
      z.object({
        about: z.enum(['category', 'community', 'sending']),
        draft,
        options: z.array(z.string()),
        expiresAtMs: z.number(),
      }),
    ),
    answeredAtMs: z.array(z.number()),
    invitedAtMs: z.exactOptional(z.number()),
  }),
});

export function parseConversation(item: Item | undefined): Conversation {
  if (!item) return newConversation;
  const { version, conversation } = conversationOf.parse(item);
  return { ...conversation, version };
}

const outcomeOf = z.object({ answer: z.exactOptional(z.string()), carriedOut: z.exactOptional(z.string()) });

export function parseOutcome(item: Item | undefined): TextOutcome | undefined {
  if (!item) return undefined;
  const { answer, carriedOut } = outcomeOf.parse(item);
  if (carriedOut !== undefined) return { carriedOut };
  return answer === undefined ? 'over' : { answer };
}
