import { describe, expect, test } from '@jest/globals';
import { levels } from '../../../contract/fields.ts';
import { loadAt, pacedTopics } from '../../../lambdas/messaging/paced-topics.ts';
import { readSettings } from '../../../lib/settings.ts';

/** Topics that note when they are asked, in milliseconds of a clock that goes on by waiting alone. */
function standing(perSecond: number) {
  const calls: string[] = [];
  let nowMs = 5_000;
  const note = (call: string, waitedMs: number) => void calls.push(`${call} ${waitedMs}`);
  let waitedMs = 0;
  const topics = pacedTopics(
    {
      publish: async (groupId) => {
        note(`publish ${groupId}`, waitedMs);
        return 'message';
      },
      ensure: async (groupId) => note(`ensure ${groupId}`, waitedMs),
    },
    {
      perSecond,
      nowMs: () => nowMs,
      wait: async (ms) => {
        waitedMs = ms;
      },
    },
  );
  const later = (ms: number) => {
    nowMs += ms;
    waitedMs = 0;
  };
  return { calls, topics, later };
}

const message = { alertId: '01JDB2Q4M8Z6V3N5T7W9X1Y0AB', body: '{}', attributes: {} };

describe('topics at a pace', () => {
  test('are published to at equal distances, also when asked for at once', async () => {
    const { calls, topics } = standing(100);
    for (const group of ['a', 'b', 'c']) await topics.publish(group, 'danger', message);
    expect(calls).toEqual(['publish a 0', 'publish b 10', 'publish c 20']);
  });

  test('are published to without a wait when nothing was for a while, and no faster afterwards', async () => {
    const { calls, topics, later } = standing(100);
    await topics.publish('a', 'danger', message);
    later(1_000);
    await topics.publish('b', 'danger', message);
    await topics.publish('c', 'danger', message);
    expect(calls).toEqual(['publish a 0', 'publish b 0', 'publish c 10']);
  });

  test('are made less often than they are published to, as SNS has it', async () => {
    const { calls, topics } = standing(100);
    await topics.ensure('a', 'information');
    await topics.publish('a', 'information', message);
    await topics.ensure('b', 'information');
    expect(calls).toEqual(['ensure a 0', 'publish a 30', 'ensure b 40']);
  });
});

test('at half of the pace that a stage has by default, a danger leaves for 500 communities within a minute, new ones too', async () => {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const silent = { publish: async () => undefined, ensure: async () => undefined };
  const perSecond = readSettings('prod').publishesPerSecond / 2;
  const topics = pacedTopics(silent, { perSecond, nowMs: () => 0, wait });
  for (let community = 0; community < 500; community += 1) {
    await topics.ensure(`${community}`, 'information');
    for (const level of levels) await topics.publish(`${community}`, level, message);
  }
  expect(Math.max(...waits)).toBeLessThan(35_000);
});

test.each([
  [5_000, { concurrency: 20, chunkSize: 50 }],
  [100, { concurrency: 20, chunkSize: 50 }],
  [30, { concurrency: 10, chunkSize: 15 }],
  [5, { concurrency: 1, chunkSize: 2 }],
  [1, { concurrency: 1, chunkSize: 1 }],
])('at %i publishes a second as many postings are under way as have their turns in time', (perSecond, expected) => {
  expect(loadAt(perSecond)).toEqual(expected);
});
