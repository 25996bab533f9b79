import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { jsonOrText } from '../domain/json-or-text.ts';
import { type BatchAnswer, type BatchOptions, consumeBatch } from './batch.ts';
import { describeFault, logger } from './logger.ts';

/**
 * The Lambda handler of a queue: each message's body is JSON of this schema; a body that is no JSON counts as a plain text.
 * @param consume handles one message; throwing leaves it in the queue, to be tried again
 */
export function consumeQueue<Schema extends z.ZodMiniType>(
  schema: Schema,
  consume: (message: z.output<Schema>) => Promise<void>,
  options: BatchOptions = {},
) {
  return consumeBatch({
    recordsOf: (event: SQSEvent) => event.Records,
    identify: ({ messageId }) => messageId,
    read: ({ body }) => z.parse(schema, jsonOrText(body)),
    consume,
    options,
  });
}

interface Together<Message> {
  /** What a message's body says. @throws for one that cannot be read: it alone fails */
  readonly read: (body: unknown) => Message;
  /** Handles all that was read; throwing leaves all of it in the queue, to be tried again. */
  readonly consume: (messages: readonly Message[]) => Promise<void>;
  readonly log?: NonNullable<BatchOptions['log']>;
}

/** The Lambda handler of a queue whose messages cost less when they are handled together, and may each be handled again. */
export function consumeQueueTogether<Message>({ read, consume, log = logger }: Together<Message>) {
  return middy<SQSEvent, BatchAnswer>().handler(async ({ Records }) => {
    const failed: string[] = [];
    const messages = new Map<string, Message>();
    const note = (messageId: string, fault: unknown) => {
      log.error('record failed', { record: messageId, fault: describeFault(fault) });
      failed.push(messageId);
    };
    for (const { messageId, body } of Records) {
      try {
        messages.set(messageId, read(jsonOrText(body)));
      } catch (fault) {
        note(messageId, fault);
      }
    }
    try {
      await consume([...messages.values()]);
    } catch (fault) {
      for (const messageId of messages.keys()) note(messageId, fault);
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
}
