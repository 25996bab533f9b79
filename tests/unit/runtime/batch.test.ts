import { describe, expect, test } from '@jest/globals';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { consumeBatch } from '../../../lambdas/runtime/batch.ts';
import { consumeQueue } from '../../../lambdas/runtime/queue.ts';

const context = {} as Context;
const eventOf = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({ messageId: `m${index}`, body }) as SQSRecord),
});
const order = z.object({ name: z.string() });
const silent = { error: () => undefined };
const said = (name: string) => JSON.stringify({ name });

describe('a queue’s consumer', () => {
  test('handles one message at a time, parsed', async () => {
    const handled: string[] = [];
    const handler = consumeQueue(order, async ({ name }) => void handled.push(name));
    expect(await handler(eventOf(said('one'), said('two')), context)).toEqual({ batchItemFailures: [] });
    expect(handled).toEqual(['one', 'two']);
  });

  test('gives back only the messages that failed', async () => {
    const handler = consumeQueue(
      order,
      async ({ name }) => {
        if (name === 'bad') throw new Error('refused');
      },
      { log: silent },
    );
    const answer = await handler(eventOf(said('good'), said('bad'), said('good')), context);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  });

  test('reads a body that is not JSON as the text that it is', async () => {
    const handled: unknown[] = [];
    const handler = consumeQueue(z.unknown(), async (message) => void handled.push(message));
    expect(await handler(eventOf('Successfully validated.', '7'), context)).toEqual({ batchItemFailures: [] });
    expect(handled).toEqual(['Successfully validated.', 7]);
  });

  test.each([
    ['not JSON', '{'],
    ['another shape', '{"name":1}'],
  ])('gives back a message that is %s', async (_, body) => {
    const handler = consumeQueue(order, async () => undefined, { log: silent });
    const answer = await handler(eventOf(body, said('good')), context);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  });
});

describe('a batch', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const batchOf = (consume: (item: number) => Promise<void>, concurrency?: number) =>
    consumeBatch({
      recordsOf: (items: readonly number[]) => items,
      identify: String,
      read: (item) => item,
      consume,
      ...(concurrency === undefined ? {} : { options: { concurrency } }),
    });

  test('keeps the order of its records when one is handled at a time', async () => {
    const events: string[] = [];
    const handler = batchOf(async (item) => {
      events.push(`start ${item}`);
      await Promise.resolve();
      events.push(`end ${item}`);
    }, 1);
    await handler([1, 2], context);
    expect(events).toEqual(['start 1', 'end 1', 'start 2', 'end 2']);
  });

  test('never handles more records at once than it may', async () => {
    let running = 0;
    let most = 0;
    const handler = batchOf(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    }, 3);
    await handler(numbers(20), context);
    expect(most).toBe(3);
  });
});

test('the log of a failed record says which one and where it is wrong, never what it says', async () => {
  const logged: unknown[] = [];
  const log = { error: (...line: unknown[]) => void logged.push(line) };
  const schema = z.object({ phone: z.literal('none') });
  const refuse = async () => {
    throw new Error('+33612345678 is not verified');
  };
  const phone = '{"phone":"+33612345678"}';
  await consumeQueue(schema, refuse, { log })(eventOf(phone, phone.slice(1), '{"phone":"none"}'), context);
  expect(logged).toEqual([
    ['record failed', { record: 'm0', fault: expect.objectContaining({ paths: ['phone'] }) }],
    ['record failed', { record: 'm1', fault: expect.objectContaining({ name: '$ZodError' }) }],
    ['record failed', { record: 'm2', fault: expect.objectContaining({ name: 'Error' }) }],
  ]);
  expect(JSON.stringify(logged)).not.toContain('33612345678');
});
