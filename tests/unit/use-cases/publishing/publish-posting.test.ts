import { describe, expect, test } from '@jest/globals';
import type { Level } from '../../../../contract/fields.ts';
import type { Alert, Message } from '../../../../lambdas/domain/alerts/alert.ts';
import type { PostingKey } from '../../../../lambdas/domain/publishing/posting.ts';
import { lookAgainSeconds, mostAttempts } from '../../../../lambdas/domain/publishing/retry.ts';
import { inMemoryAlertTable } from '../../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { inMemoryCommunityStore } from '../../../../lambdas/stores/communities/in-memory-communities.ts';
import { publishPosting } from '../../../../lambdas/use-cases/publishing/publish-posting.ts';
import { followedBy, police } from '../../support/a-notice.ts';
import { aPostingOf } from '../../support/a-posting.ts';
import { anAlert } from '../../support/an-alert.ts';
import { reportEffects } from '../../support/report-effects.ts';
import { TopicsInMemory } from '../../support/topics-in-memory.ts';

const everyLevel: Level[] = ['danger', 'vigilance', 'information'];

/** The moderation of an alert that is hidden so, or not. */
const hidden = (by?: 'by-flags' | 'by-moderators') => ({
  moderation: { screening: [], flags: [], ...(by ? { hidden: by } : {}) },
});

/** A report accepted a moment ago, topics of every level, and a clock that tests move. */
async function given(differences: Partial<Alert> = {}, levels: readonly Level[] = everyLevel) {
  const { alerts, postings } = inMemoryAlertTable();
  const topics = new TopicsInMemory();
  const refusals: Level[] = [];
  let alert = anAlert(differences);
  const posting = aPostingOf(alert);
  for (const level of levels) await topics.ensure(posting.groupId, level);
  await alerts.accept(alert, reportEffects(alert));
  let nowMs = Date.parse(alert.reportedAt);
  const clock = () => new Date(nowMs);
  const dependencies = {
    alerts,
    postings,
    communities: inMemoryCommunityStore(),
    topics,
    clock,
    compose: ({ message }: { message: Message }) => ({
      alertId: alert.alertId,
      body: `${message.number} ${message.kind}`,
      attributes: {},
    }),
    onRefused: (_: PostingKey, level: Level) => void refusals.push(level),
  };
  const publish = async (key: PostingKey = posting) => (await publishPosting(dependencies)(key)).outcome;
  return {
    ...dependencies,
    refusals,
    posting,
    publish,
    /** Says one more thing of the alert, and puts it on the posting's way. */
    say: async (said: Partial<Message> & Pick<Message, 'kind'>, changes: Partial<Alert> = {}) => {
      const after = followedBy(alert, { at: clock().toISOString(), ...said }, changes);
      ({ alert } = await alerts.save(alert, after, { history: [] }));
      await postings.enlist(posting, after.messages.length - 1, clock());
    },
    /** Changes the alert without a word. */
    change: async (changes: Partial<Alert>) => {
      ({ alert } = await alerts.save(alert, { ...alert, ...changes }, { history: [] }));
    },
    later: (seconds: number) => {
      nowMs += seconds * 1000;
    },
    stateOf: async (key: PostingKey = posting) =>
      (await postings.listPostings(key.alertId)).find((one) => one.posting.groupId === key.groupId)?.publication,
    /** The messages that left, by kind, once for each topic. */
    said: () => topics.said.map((one) => one.split(' ').at(-1)),
  };
}

describe('an alert', () => {
  test.each([
    ['danger', ['danger', 'vigilance', 'information']],
    ['vigilance', ['vigilance', 'information']],
    ['information', ['information']],
  ] as const)('of level %s reaches whoever chose a level at or under it', async (level, reached) => {
    const { publish, topics } = await given({ level });
    expect(await publish()).toBe('published');
    expect(topics.published.toSorted()).toEqual([...reached].toSorted());
  });

  test('is published where nobody subscribed by phone or device, without their topics', async () => {
    const { publish, topics } = await given({ level: 'danger' }, ['information']);
    expect(await publish()).toBe('published');
    expect(topics.published).toEqual(['information']);
  });

  test('stands the topic of e-mail before it leaves, where nobody had opened it', async () => {
    const { publish, topics } = await given({ level: 'information' }, []);
    const calls: string[] = [];
    topics.before = (call) => void calls.push(call);
    await publish();
    expect(calls).toEqual(['ensure', 'publish']);
  });

  test('meant for officers is not published to neighbours', async () => {
    const { publish, topics } = await given({ readers: 'officers', level: 'information' });
    expect(await publish()).toBe('not-pending');
    expect(topics.published).toEqual([]);
  });

  test('meant for officers is not published to neighbours, were it put on their way by mistake', async () => {
    const { publish, say, topics } = await given({ readers: 'officers', level: 'information' });
    await say({ kind: 'update', text: 'Suite.' });
    expect(await publish()).toBe('not-needed');
    expect(topics.published).toEqual([]);
  });

  test('handed over twice leaves once', async () => {
    const { publish, topics } = await given();
    expect(await Promise.all([publish(), publish()])).toEqual(['published', 'not-pending']);
    expect(await publish()).toBe('not-pending');
    expect(topics.published).toHaveLength(3);
  });

  test('tells since when it had waited', async () => {
    const fixture = await given();
    fixture.later(50);
    const published = await publishPosting(fixture)(fixture.posting);
    expect(published.waitingSince).toBe(anAlert().reportedAt);
    expect((await publishPosting(fixture)(fixture.posting)).waitingSince).toBeUndefined();
  });
});

describe('what follows an alert', () => {
  test('goes to the same topics, whatever its kind', async () => {
    const { publish, say, topics } = await given({ level: 'vigilance' });
    await publish();
    await say({ kind: 'taken-in-charge' });
    expect(await publish()).toBe('published');
    expect(topics.published.toSorted()).toEqual(['information', 'information', 'vigilance', 'vigilance']);
  });

  test('is sent after it and in order, when the alert itself still waits', async () => {
    const { publish, say, said } = await given({ level: 'information' });
    await say({ kind: 'update', text: 'Suite.' });
    await say({ kind: 'resolved', outcome: 'Rien.' }, { status: 'resolved' });
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert', 'update', 'resolved']);
  });

  test('waits while a topic has not taken what was said before', async () => {
    const { publish, say, said, topics, later } = await given({ level: 'vigilance' });
    topics.refusing.add('vigilance');
    await publish();
    await say({ kind: 'update', text: 'Suite.' });
    expect(await publish()).toBe('postponed');
    expect(said()).toEqual(['alert']);
    topics.refusing.clear();
    later(600);
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert', 'alert', 'update', 'update']);
  });

  test('leaves though the message before it was given up, and the posting counts as failed', async () => {
    const { publish, say, said, topics, later } = await given({
      level: 'information',
      expiresAt: '2026-11-29T20:31:00.000Z',
    });
    topics.refusing.add('information');
    for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
      await publish();
      later(300);
    }
    await say({ kind: 'update', text: 'Suite.' });
    topics.before = (call) => void (call === 'publish' && topics.refusing.size > 0 && refuseOnce());
    const refuseOnce = () => {
      topics.refusing.clear();
      throw new Error('SNS refuses a last time');
    };
    expect(await publish()).toBe('failed');
    expect(said()).toEqual(['update']);
  });

  test('a forwarding does not concern those who had read the alert', async () => {
    const { publish, say, said } = await given({ level: 'information' });
    await publish();
    await say({ kind: 'forwarding', to: { communityIds: [], allCommunities: true, referents: false } });
    await say({ kind: 'update', text: 'Suite.' });
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert', 'update']);
  });

  test('many forwardings cost those who had read the alert one look and one write', async () => {
    const fixture = await given({ level: 'information' });
    const { publish, say, said, postings, alerts, posting } = fixture;
    await publish();
    const to = { communityIds: [], allCommunities: true, referents: false };
    for (let times = 0; times < 5; times += 1) await say({ kind: 'forwarding', to });
    await say({ kind: 'update', text: 'Suite.' });
    const calls: string[] = [];
    const counted = <Args extends unknown[], Result>(name: string, run: (...args: Args) => Result) => {
      return (...args: Args) => {
        calls.push(name);
        return run(...args);
      };
    };
    await publishPosting({
      ...fixture,
      alerts: { find: counted('find', alerts.find) },
      postings: { ...postings, finish: counted('finish', postings.finish) },
    })(posting);
    expect(said()).toEqual(['alert', 'update']);
    expect(calls).toEqual(['find', 'finish', 'find', 'finish']);
  });

  test('is enlisted where a forwarding came first, and from there on', async () => {
    const { publish, say, said, postings, posting } = await given({ level: 'information' });
    await say({ kind: 'update', text: 'Suite.' });
    await say({ kind: 'forwarding', to: { communityIds: [], allCommunities: false, referents: true } });
    const referents = { ...posting, groupId: 'referents-44190' };
    await postings.enlist(referents, 2, new Date(0));
    expect(await publish(referents)).toBe('published');
    expect(said()).toEqual(['forwarding']);
    await say({ kind: 'retracted' }, { status: 'retracted' });
    await postings.enlist(referents, 3, new Date(0));
    await publish(referents);
    expect(said()).toEqual(['forwarding', 'retracted']);
  });
});

describe('an alert that nobody was told of yet', () => {
  test.each([
    ['retracted', { status: 'retracted' }],
    ['hidden', hidden('by-moderators')],
  ] as const)('is not told once it is %s, nor is anyone reassured', async (kind, changes) => {
    const { publish, say, said, stateOf } = await given();
    await say({ kind: 'update', text: 'Suite.' });
    await say({ kind }, changes);
    expect(await publish()).toBe('not-needed');
    expect(said()).toEqual([]);
    expect(await stateOf()).toMatchObject({ state: 'not-needed' });
  });

  test('is told when moderators restore it', async () => {
    const { publish, say, said } = await given({ level: 'information' });
    await say({ kind: 'hidden' }, hidden('by-moderators'));
    await publish();
    await say({ kind: 'restored' }, hidden());
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['restored']);
  });

  test('is not told by those who begin late, nor is anyone reassured: they had only found it hidden', async () => {
    const { publish, say, change, said, later } = await given();
    await change(hidden('by-flags'));
    expect(await publish()).toBe('waiting');
    await say({ kind: 'hidden' }, hidden('by-moderators'));
    later(60);
    expect(await publish()).toBe('not-needed');
    expect(said()).toEqual([]);
  });
});

describe('an alert that some may have been told of', () => {
  const retracted = { status: 'retracted' } as const;

  test('is told to nobody else once it was retracted, and all are told that it was', async () => {
    const { publish, say, said, topics, later } = await given({ level: 'vigilance' });
    topics.refusing.add('vigilance');
    await publish();
    await say({ kind: 'retracted' }, retracted);
    topics.refusing.clear();
    later(60);
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert', 'retracted', 'retracted']);
  });

  test('for the answer of SNS was lost, is taken back where it was retracted meanwhile', async () => {
    const { publish, say, said, topics, later } = await given({ level: 'information' });
    topics.losing.add('information');
    expect(await publish()).toBe('postponed');
    topics.losing.clear();
    await say({ kind: 'update', text: 'Suite.' });
    await say({ kind: 'retracted' }, retracted);
    later(60);
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert', 'retracted']);
  });

  test('for its publisher died before it wrote anything down, is taken back, by whoever comes and however often they die', async () => {
    const { publish, postings, posting, clock, say, said, later } = await given({ level: 'information' });
    await postings.claim(posting, clock(), 20);
    await say({ kind: 'retracted' }, retracted);
    later(20);
    await postings.claim(posting, clock(), 20);
    await postings.finish(posting, 0, 'not-needed');
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['retracted']);
  });
});

describe('an alert that flags have hidden', () => {
  test('waits, without a try counted, and leaves when moderators restore it', async () => {
    const { publish, change, said, stateOf, later } = await given({ level: 'information' });
    await change(hidden('by-flags'));
    for (let minute = 0; minute < mostAttempts + 1; minute += 1) {
      expect(await publish()).toBe('waiting');
      later(60);
    }
    expect(await stateOf()).toMatchObject({ state: 'pending', nextMessage: 0, attempts: 0 });
    await change(hidden());
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert']);
  });

  test('is looked at again at each sweep, and not before', async () => {
    const { publish, change, postings, posting, clock, later } = await given();
    await change(hidden('by-flags'));
    await publish();
    const { alertId, groupId, level } = posting;
    later(lookAgainSeconds - 1);
    expect(await postings.listDue(level, clock(), 10)).toEqual([]);
    later(1);
    expect(await postings.listDue(level, clock(), 10)).toEqual([{ alertId, groupId }]);
  });

  test('keeps an update waiting too, and what comes after it; all leave in order', async () => {
    const { publish, say, change, said, later } = await given({ level: 'information' });
    await publish();
    await say({ kind: 'update', text: 'Suite.' });
    await say({ kind: 'resolved', outcome: 'Rien.' }, { status: 'resolved', ...hidden('by-flags') });
    expect(await publish()).toBe('waiting');
    expect(said()).toEqual(['alert']);
    await change(hidden());
    later(60);
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert', 'update', 'resolved']);
  });

  test('and moderators too is told no further: who was told learns that, and no update', async () => {
    const { publish, say, change, said, later } = await given({ level: 'information' });
    await publish();
    await say({ kind: 'update', text: 'Suite.' });
    await change(hidden('by-flags'));
    expect(await publish()).toBe('waiting');
    await say({ kind: 'hidden' }, hidden('by-moderators'));
    later(60);
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert', 'hidden']);
  });

  test('until it expired is not needed any more, and has not failed', async () => {
    const { publish, change, said, later } = await given();
    await change(hidden('by-flags'));
    expect(await publish()).toBe('waiting');
    later(2 * 3600);
    expect(await publish()).toBe('not-needed');
    expect(said()).toEqual([]);
  });

  test('and its author retracted waits for nobody', async () => {
    const { publish, say, said } = await given({ level: 'information' });
    await publish();
    await say({ kind: 'retracted' }, { status: 'retracted', ...hidden('by-flags') });
    expect(await publish()).toBe('published');
    expect(said()).toEqual(['alert', 'retracted']);
  });

  test('has waited since it was restored, not since it was said', async () => {
    const fixture = await given({ level: 'information' });
    await fixture.change(hidden('by-flags'));
    expect((await publishPosting(fixture)(fixture.posting)).waitingSince).toBeUndefined();
    fixture.later(3600);
    const at = fixture.clock().toISOString();
    const decision = { decision: 'restore', reason: 'Elle est juste.', at, by: police } as const;
    await fixture.change({ moderation: { ...hidden().moderation, decision } });
    expect((await publishPosting(fixture)(fixture.posting)).waitingSince).toBe(at);
  });
});

describe('what is of no use any more', () => {
  test('is not sent: an alert that has expired, which counts as failed', async () => {
    const { publish, topics, later } = await given();
    later(2 * 3600);
    expect(await publish()).toBe('failed');
    expect(topics.published).toEqual([]);
  });

  test('is not sent: an update of an alert that has expired', async () => {
    const { publish, say, said, later } = await given({ level: 'information' });
    await publish();
    await say({ kind: 'update', text: 'Suite.' });
    later(2 * 3600);
    expect(await publish()).toBe('failed');
    expect(said()).toEqual(['alert']);
  });

  test.each(['resolved', 'retracted', 'hidden'] as const)(
    'is that all is over six hours after it was said, and not before: %s',
    async (kind) => {
      for (const [hours, left] of [
        [5.9, ['alert', kind]],
        [6, ['alert']],
      ] as const) {
        const { publish, say, said, later } = await given({ level: 'information' });
        await publish();
        await say({ kind });
        later(hours * 3600);
        await publish();
        expect(said()).toEqual(left);
      }
    },
  );
});

describe('when SNS refuses', () => {
  test('one topic, the others leave at once, and only the one is tried again', async () => {
    const { publish, topics, later, refusals } = await given();
    topics.refusing.add('vigilance');
    expect(await publish()).toBe('postponed');
    expect(refusals).toEqual(['vigilance']);
    expect(topics.published.toSorted()).toEqual(['danger', 'information']);
    topics.refusing.clear();
    later(60);
    expect(await publish()).toBe('published');
    expect(topics.published.toSorted()).toEqual(['danger', 'information', 'vigilance']);
  });

  test('for ever, the message ends as failed', async () => {
    const { publish, topics, later } = await given({ level: 'information', expiresAt: '2026-11-29T20:31:00.000Z' });
    topics.refusing.add('information');
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < mostAttempts + 2; attempt += 1) {
      outcomes.push(await publish());
      later(300);
    }
    const postponed = Array.from({ length: mostAttempts - 1 }, () => 'postponed');
    expect(outcomes).toEqual([...postponed, 'failed', 'not-pending', 'not-pending']);
  });

  test('until the alert has expired, nothing is sent late', async () => {
    const { publish, topics, later } = await given({ level: 'information' });
    topics.refusing.add('information');
    await publish();
    topics.refusing.clear();
    later(3 * 3600);
    expect(await publish()).toBe('failed');
    expect(topics.published).toEqual([]);
  });
});

describe('for whom a message is', () => {
  const none = { information: 0, vigilance: 0, danger: 0 };
  const counts = {
    members: 9,
    email: { ...none, information: 1, danger: 2 },
    sms: { ...none, vigilance: 4 },
    push: { ...none, danger: 1 },
  };

  test('is counted as it leaves, at the level of the alert', async () => {
    const { publish, communities, stateOf } = await given({ level: 'vigilance' });
    communities.countReach = async () => counts;
    await publish();
    expect((await stateOf())?.eligible).toEqual({ 0: { email: 1, sms: 4, push: 0 } });
  });

  test('holds up no alert when it cannot be counted', async () => {
    const { publish, communities, stateOf, topics } = await given();
    communities.countReach = () => Promise.reject(new Error('DynamoDB is away'));
    expect(await publish()).toBe('published');
    expect(topics.published).toHaveLength(3);
    expect((await stateOf())?.eligible).toEqual({});
  });

  test('is not counted of what does not leave', async () => {
    const { publish, communities, change, stateOf } = await given();
    communities.countReach = async () => counts;
    await change({ status: 'retracted' });
    await publish();
    expect((await stateOf())?.eligible).toEqual({});
  });
});

describe('a publisher that dies', () => {
  test('before the first topic leaves the posting to others, once its lease has ended', async () => {
    const { postings, publish, topics, posting, clock, later } = await given();
    await postings.claim(posting, clock(), 20);
    later(19);
    expect(await publish()).toBe('not-pending');
    later(1);
    expect(await publish()).toBe('published');
    expect(topics.published).toHaveLength(3);
  });

  test('between two topics repeats only what was not recorded', async () => {
    const { postings, publish, topics, posting, clock, later } = await given();
    await postings.claim(posting, clock(), 20);
    await postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', {
      messageId: 'message-0',
      saidAt: clock().toISOString(),
    });
    later(60);
    await publish();
    expect(topics.published.toSorted()).toEqual(['information', 'vigilance']);
  });

  test('between two messages repeats neither', async () => {
    const { postings, publish, posting, clock, say, said, later } = await given({ level: 'information' });
    await say({ kind: 'update', text: 'Suite.' });
    await postings.claim(posting, clock(), 20);
    await postings.recordPublished({ ...posting, messageNumber: 0 }, 'information', {
      messageId: 'message-0',
      saidAt: clock().toISOString(),
    });
    await postings.finish(posting, 0, 'published');
    later(60);
    await publish();
    expect(said()).toEqual(['update']);
  });
});

test('a posting whose alert is gone is told as a fault', async () => {
  const { posting, postings, publish } = await given();
  const lost = { ...posting, alertId: '01JDB2Q4M8Z6V3N5T7W9X1Y0AC' };
  await postings.enlist(lost, 0, new Date(0));
  await expect(publish(lost)).rejects.toThrow('is gone');
});
