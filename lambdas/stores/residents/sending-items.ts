/** When something was last sent to a phone or an address: one item tells of as many as its limits ask for. */
import * as z from 'zod/mini';
import {
  codeLimits,
  nextSendingMs,
  questionLimits,
  type SendingLimit,
  tooManyCodes,
} from '../../domain/residents/sendings.ts';
import type { Item, Key } from '../database.ts';
import { codesKey, questionsKey } from './endpoint-keys.ts';
import type { GuardedWrite } from './guarded-writes.ts';
import type { PhoneCodeSending } from './residents.ts';

/** The newest first. */
const instants = ['lastMs', 'secondLastMs', 'thirdLastMs', 'fourthLastMs', 'fifthLastMs', 'sixthLastMs'] as const;

/**
 * Counts one more. The item tells when the last ones left, and the condition is that enough of them are past: one write, which needs
 * nothing read before it.
 */
export function sendingUpdate(table: string, key: Key, limits: readonly SendingLimit[], at: Date) {
  const kept = instants.slice(0, Math.max(...limits.map(({ most }) => most)));
  // Operands are what the item held before the update, so that each instant moves one place back.
  const moves = kept.slice(1).map((instant, index) => `${instant} = if_not_exists(${kept[index]}, :never)`);
  const starts = limits.map(({ withinMs }, index): [string, number] => [`:start${index}`, at.getTime() - withinMs]);
  const past = limits.map(({ most }, index) => {
    const instant = instants[most - 1];
    return `(attribute_not_exists(${instant}) OR ${instant} <= :start${index})`;
  });
  const longestMs = Math.max(...limits.map(({ withinMs }) => withinMs));
  return {
    TableName: table,
    Key: { ...key },
    UpdateExpression: `SET ${[...moves, 'lastMs = :now', 'expiresAtSeconds = :expiresAtSeconds'].join(', ')}`,
    ConditionExpression: past.join(' AND '),
    ExpressionAttributeValues: {
      ...(moves.length > 0 ? { ':never': 0 } : {}),
      ...Object.fromEntries(starts),
      ':now': at.getTime(),
      ':expiresAtSeconds': Math.ceil((at.getTime() + longestMs) / 1000),
    },
  };
}

const sentItem = z.partial(z.object(Object.fromEntries(instants.map((instant) => [instant, z.number()]))));

function nextOf(sent: Item | undefined, limits: readonly SendingLimit[]): number {
  const parsed = z.parse(sentItem, sent);
  return nextSendingMs(
    instants.map((instant) => parsed[instant]),
    limits,
  );
}

function sendingWrite(table: string, key: Key, limits: readonly SendingLimit[], at: Date): GuardedWrite {
  const returned = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
  const write = { Update: { ...sendingUpdate(table, key, limits, at), ...returned } };
  return { write, refusal: (sent) => tooManyCodes(nextOf(sent, limits), at) };
}

/** Counts a code sent to a phone. */
export const codeWrite = (table: string, { phone, at }: PhoneCodeSending): GuardedWrite =>
  sendingWrite(table, codesKey(phone), codeLimits, at);

/** Counts an enrolment or an invitation sent to a phone or an address. */
export const questionWrite = (table: string, contact: string, at: Date): GuardedWrite =>
  sendingWrite(table, questionsKey(contact), questionLimits, at);
