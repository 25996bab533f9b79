import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { jsonOrText } from '../domain/json-or-text.ts';
import { type BatchOptions, consumeBatch } from './batch.ts';

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
