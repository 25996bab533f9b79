import { describe, expect, test } from '@jest/globals';
import { decodeTime } from 'ulid';
import type { Level } from '../../../contract/fields.ts';
import type { Posting } from '../../../lambdas/domain/posting.ts';
import { mostAttempts } from '../../../lambdas/domain/retry.ts';
import { inMemoryAlertStore } from '../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { inMemoryCommunityStore } from '../../../lambdas/stores/communities/in-memory-communities.ts';
import { publishPosting } from '../../../lambdas/use-cases/publish-posting.ts';
import { sweepPostings } from '../../../lambdas/use-cases/sweep-postings.ts';
import { aPosting } from '../support/a-posting.ts';
import { TopicsInMemory } from '../support/topics-in-memory.ts';

const everyLevel: Level[] = ['danger', 'vigilance', 'information'];
let keys = 0;

/** A posting accepted a moment ago, topics of every level, and a clock that tests move. */
async function given(differences: Partial<Posting> = {}, levels: readonly Level[] = everyLevel) {
  const alerts = inMemoryAlertStore();
  const topics = new TopicsInMemory();
  const communities = inMemoryCommunityStore();
  const refusals: Level[] = [];
  const posting = aPosting(differences);
  for (const level of levels) await topics.ensure(posting.communityId, level);
  await accept(posting);
  let nowMs = Date.parse(posting.reportedAt);
  const clock = () => new Date(nowMs);
  const publish = publishPosting({
    alerts,
    communities,
    topics,
    clock,
    compose: () => ({ body: '{}', attributes: {} }),
    onRefused: (_, level) => void refusals.push(level),
  });
  const sweep = sweepPostings({ alerts, publish, clock });

  async function accept(accepted: Posting) {
    keys += 1;
    await alerts.accept(accepted, { residentId: accepted.author.residentId, key: `key-${keys}`, digest: 'd' });
  }
  return {
    alerts,
    refusals,
    topics,
    posting,
    publish,
    sweep,
    accept,
    later: (seconds: number) => {
      nowMs += seconds * 1000;
    },
  };
}

describe('an alert', () => {
  test.each([
    ['danger', ['danger', 'vigilance', 'information']],
    ['vigilance', ['vigilance', 'information']],
    ['information', ['information']],
  ] as const)('of level %s reaches whoever chose a level at or under it', async (level, reached) => {
    const { publish, topics, posting } = await given({ level });
    expect(await publish(posting)).toBe('published');
    expect(topics.published.toSorted()).toEqual([...reached].toSorted());
  });

  test('is published where nobody subscribed by phone or device, without their topics', async () => {
    const { publish, topics, posting } = await given({ level: 'danger' }, ['information']);
    expect(await publish(posting)).toBe('published');
    expect(topics.published).toEqual(['information']);
  });

  test('stands the topic of e-mail before it leaves, where nobody had opened it', async () => {
    const { publish, topics, posting } = await given({ level: 'information' }, []);
    const calls: string[] = [];
    topics.before = (call) => void calls.push(call);
    await publish(posting);
    expect(calls).toEqual(['ensure', 'publish']);
  });

  test('meant for officers is not published to neighbours', async () => {
    const { publish, topics, posting } = await given({ audience: 'officers', level: 'information' });
    expect(await publish(posting)).toBe('not-pending');
    expect(topics.published).toEqual([]);
  });

  test('handed over twice leaves once', async () => {
    const { publish, topics, posting } = await given();
    expect(await Promise.all([publish(posting), publish(posting)])).toEqual(['published', 'not-pending']);
    expect(await publish(posting)).toBe('not-pending');
    expect(topics.published).toHaveLength(3);
  });
});

describe('when SNS refuses', () => {
  test('one topic, the others leave at once, and only the one is tried again', async () => {
    const { publish, sweep, topics, posting, later, refusals } = await given();
    topics.refusing.add('vigilance');
    expect(await publish(posting)).toBe('postponed');
    expect(refusals).toEqual(['vigilance']);
    expect(topics.published.toSorted()).toEqual(['danger', 'information']);
    topics.refusing.clear();
    later(60);
    expect((await sweep()).outcomes).toMatchObject({ published: 1, postponed: 0 });
    expect(topics.published.toSorted()).toEqual(['danger', 'information', 'vigilance']);
  });

  test('for a while, the sweeper waits longer each time and then succeeds', async () => {
    const { publish, sweep, topics, posting, later } = await given({ level: 'information' });
    topics.refusing.add('information');
    await publish(posting);
    later(4);
    expect((await sweep()).outcomes).toMatchObject({ postponed: 0, published: 0 });
    later(1);
    expect((await sweep()).outcomes).toMatchObject({ postponed: 1 });
    later(9);
    expect((await sweep()).outcomes).toMatchObject({ postponed: 0, published: 0 });
    topics.refusing.clear();
    later(1);
    expect((await sweep()).outcomes).toMatchObject({ published: 1 });
  });

  test('for ever, the posting ends as failed, and says so once', async () => {
    const { publish, sweep, topics, posting, later } = await given({
      level: 'information',
      expiresAt: '2026-11-29T20:31:00.000Z',
    });
    topics.refusing.add('information');
    await publish(posting);
    const totals = { postponed: 1, failed: 0 };
    for (let minute = 0; minute < 60; minute += 1) {
      later(60);
      const { outcomes } = await sweep();
      totals.postponed += outcomes.postponed;
      totals.failed += outcomes.failed;
    }
    expect(totals).toEqual({ postponed: mostAttempts - 1, failed: 1 });
  });

  test('until the alert has expired, nothing is sent late', async () => {
    const { publish, sweep, topics, posting, later } = await given({ level: 'information' });
    topics.refusing.add('information');
    await publish(posting);
    later(3 * 3600);
    expect((await sweep()).outcomes).toMatchObject({ failed: 1 });
    topics.refusing.clear();
    later(3600);
    expect((await sweep()).outcomes).toMatchObject({ published: 0 });
    expect(topics.published).toEqual([]);
  });

  test('nobody, but we were away until the alert had expired, it is not sent either, and counts as failed', async () => {
    const { sweep, topics, later } = await given();
    later(3 * 3600);
    expect((await sweep()).outcomes).toMatchObject({ failed: 1, published: 0 });
    expect(topics.published).toEqual([]);
  });
});

describe('a publisher that dies', () => {
  test('before the first topic leaves the posting to the sweeper, once its lease has ended', async () => {
    const { alerts, sweep, topics, posting, later } = await given();
    await alerts.claim(posting, new Date(posting.reportedAt), 30);
    later(29);
    expect((await sweep()).outcomes).toMatchObject({ published: 0, 'not-pending': 1 });
    later(1);
    expect((await sweep()).outcomes).toMatchObject({ published: 1 });
    expect(topics.published).toHaveLength(3);
  });

  test('between two topics repeats only what was not recorded', async () => {
    const { alerts, sweep, topics, posting, later } = await given();
    await alerts.claim(posting, new Date(posting.reportedAt), 30);
    await alerts.recordPublished(posting, 'danger', 'message-0');
    later(60);
    await sweep();
    expect(topics.published.toSorted()).toEqual(['information', 'vigilance']);
  });
});

describe('the sweeper', () => {
  test('leaves the stream its time', async () => {
    const { sweep, topics, later } = await given();
    later(9);
    await sweep();
    expect(topics.published).toEqual([]);
  });

  test('takes the gravest first, and tells how long the oldest has waited', async () => {
    const { accept, sweep, topics, posting, later } = await given({ level: 'information' });
    await accept(aPosting({ ...posting, alertId: '01JDB2Q4M8Z6V3N5T7W9X1Y0AC', level: 'danger' }));
    later(120);
    const { oldestPendingSeconds } = await sweep();
    expect(topics.published).toEqual(['danger', 'vigilance', 'information', 'information']);
    expect(oldestPendingSeconds).toBe((Date.parse(posting.reportedAt) - decodeTime(posting.alertId)) / 1000 + 120);
  });
});
