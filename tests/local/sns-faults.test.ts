import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListSubscriptionsByTopicCommand, PublishCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTopic, type SnsBench, startSnsBench, subscribe } from './support/sns-bench.ts';

const NUMBER = '+33612345678';

let bench: SnsBench;
let danger: string;
let vigilance: string;

beforeEach(async () => {
  bench = await startSnsBench();
  danger = await createTopic(bench, 'vigie-danger');
  vigilance = await createTopic(bench, 'vigie-vigilance');
  await subscribe(bench, danger, 'sms', NUMBER);
  await subscribe(bench, vigilance, 'sms', NUMBER);
});

afterEach(() => bench.stop());

const publish = (TopicArn: string) => bench.client.send(new PublishCommand({ TopicArn, Message: 'x' }));

describe('a refusal', () => {
  test.each([
    ['Throttled', 429, 'ThrottledException'],
    ['AuthorizationError', 403, 'AuthorizationErrorException'],
    ['InternalError', 500, 'InternalErrorException'],
  ])('by %s is what the SDK knows it as', async (code, statusCode, name) => {
    bench.sns.faults.refuse({ operation: 'Publish', error: { code, statusCode } });
    await expect(publish(danger)).rejects.toMatchObject({ name });
    expect(bench.inbox.since()).toEqual([]);
  });

  test('of one topic leaves the others alone', async () => {
    const error = { code: 'InternalError', statusCode: 500 };
    bench.sns.faults.refuse({ operation: 'Publish', arnSuffix: '-danger', error });
    await expect(publish(danger)).rejects.toThrow();
    await publish(vigilance);
    expect(bench.inbox.since()).toMatchObject([{ topicArn: vigilance }]);
  });

  test('ends after as many times as it says, or when it is cancelled', async () => {
    const refusal = { operation: 'Publish', error: { code: 'InternalError', statusCode: 500 } };
    bench.sns.faults.refuse({ ...refusal, times: 1 });
    await expect(publish(danger)).rejects.toThrow();
    await publish(danger);
    const cancel = bench.sns.faults.refuse(refusal);
    await expect(publish(danger)).rejects.toThrow();
    cancel();
    await publish(danger);
    expect(bench.inbox.since()).toHaveLength(2);
  });

  test('by a lost answer delivers, and says that it failed', async () => {
    const error = { code: 'InternalError', statusCode: 500 };
    bench.sns.faults.refuse({ operation: 'Publish', when: 'lost-answer', error });
    await expect(publish(danger)).rejects.toThrow();
    expect(bench.inbox.since()).toHaveLength(1);
  });
});

test('a delay keeps an answer waiting', async () => {
  bench.sns.faults.delay({ operation: 'Publish', delayMs: 80 });
  const start = performance.now();
  await publish(danger);
  expect(performance.now() - start).toBeGreaterThanOrEqual(79);
});

test('topics, subscriptions and opted-out numbers survive a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sns-'));
  const path = join(folder, 'sns.db');
  const first = await startSnsBench({ path });
  const topic = await createTopic(first, 'vigie');
  const subscription = await subscribe(first, topic, 'sms', NUMBER);
  first.sns.optOut('+33698765432');
  await first.stop();
  const second = await startSnsBench({ path });
  const { Subscriptions } = await second.client.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic }));
  expect(Subscriptions).toMatchObject([{ SubscriptionArn: subscription }]);
  await second.stop();
  rmSync(folder, { recursive: true });
});
