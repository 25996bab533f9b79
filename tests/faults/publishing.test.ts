import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { mostAttempts } from '../../lambdas/domain/retry.ts';
import { postingKey } from '../../lambdas/stores/alerts/alert-items.ts';
import { phones, usePublishing } from './support/given-publishing.ts';

const given = usePublishing();
const everyone = [phones.danger, phones.information, phones.vigilance, 'email'].sort();
const refused = { code: 'InternalError', statusCode: 500 };

/** As a process that is killed: from here on, nothing of it reaches the table. */
const killed = () => new Promise<never>(() => undefined);

describe('a posting that is handed over', () => {
  test('by the stream twice, one after the other, is told once', async () => {
    const posting = await given.givenPosting();
    const publish = given.publisher();
    expect([await publish(posting), await publish(posting)]).toEqual(['published', 'not-pending']);
    expect(given.told(posting)).toEqual(everyone);
  });

  test('to ten publishers and the sweeper at once is told once', async () => {
    const posting = await given.givenPosting();
    given.later(15);
    await Promise.all([...Array.from({ length: 10 }, () => given.publisher()(posting)), given.sweep()]);
    expect(given.told(posting)).toEqual(everyone);
    expect(await given.stateOf(posting)).toBe('published');
  });

  test('to nobody, for the process ended right after the transaction, is swept and told once', async () => {
    const posting = await given.givenPosting();
    given.later(60);
    expect((await given.sweep()).outcomes.published).toBe(1);
    given.later(60);
    expect((await given.sweep()).outcomes.published).toBe(0);
    expect(given.told(posting)).toEqual(everyone);
  });
});

describe('a publisher that is killed', () => {
  test('before it published leaves everything to the sweeper', async () => {
    const posting = await given.givenPosting();
    const { promise: claimed, resolve } = Promise.withResolvers<void>();
    const dying = given.publisher((alerts) => ({
      claim: async (...claim) => {
        await alerts.claim(...claim);
        resolve();
        return killed();
      },
    }));
    void dying(posting);
    await claimed;
    expect(await given.publisher()(posting)).toBe('not-pending');
    given.later(60);
    await given.sweep();
    expect(given.told(posting)).toEqual(everyone);
  });

  test('once SNS took a topic, but before it was written down, sends one extra copy of that topic at the most', async () => {
    const posting = await given.givenPosting({ level: 'information' });
    const { promise: published, resolve } = Promise.withResolvers<void>();
    const recordPublished = async () => {
      resolve();
      return killed();
    };
    void given.publisher(() => ({ recordPublished }))(posting);
    await published;
    given.later(60);
    await given.sweep();
    given.later(3_600);
    await given.sweep();
    expect(given.told(posting)).toEqual([phones.information, phones.information, 'email', 'email'].sort());
  });

  test('between two topics repeats none that was written down', async () => {
    const posting = await given.givenPosting();
    const { promise: atTheEnd, resolve } = Promise.withResolvers<void>();
    const finish = async () => {
      resolve();
      return killed();
    };
    void given.publisher(() => ({ finish }))(posting);
    await atTheEnd;
    given.later(60);
    expect((await given.sweep()).outcomes.published).toBe(1);
    expect(given.told(posting)).toEqual(everyone);
  });
});

describe('when SNS refuses', () => {
  test('for a moment, nobody notices', async () => {
    const posting = await given.givenPosting();
    given.faults.refuse({ operation: 'Publish', error: refused, times: 2 });
    expect(await given.publisher()(posting)).toBe('published');
    expect(given.told(posting)).toEqual(everyone);
  });

  test('for some minutes, everyone is told once as soon as it takes messages again', async () => {
    const posting = await given.givenPosting();
    const end = given.faults.refuse({ operation: 'Publish', error: refused });
    expect(await given.publisher()(posting)).toBe('postponed');
    for (let minute = 0; minute < 3; minute += 1) {
      given.later(60);
      await given.sweep();
    }
    expect(given.told(posting)).toEqual([]);
    end();
    given.later(300);
    expect((await given.sweep()).outcomes.published).toBe(1);
    expect(given.told(posting)).toEqual(everyone);
  });

  test('to say that it took a message, each is told at most once more', async () => {
    const posting = await given.givenPosting({ level: 'information' });
    given.faults.refuse({ operation: 'Publish', error: refused, times: 1, when: 'lost-answer' });
    expect(await given.publisher()(posting)).toBe('published');
    const told = given.told(posting);
    expect(told.filter((to) => to === phones.information).length).toBeLessThanOrEqual(2);
    expect(new Set(told)).toEqual(new Set([phones.information, 'email']));
  });

  test('one topic for ever, its posting ends as failed, and all else leaves at once', async () => {
    const [posting, other] = [await given.givenPosting(), await given.givenPosting()];
    given.faults.refuse({
      operation: 'Publish',
      arnSuffix: `${posting.communityId}-vigilance`,
      error: { code: 'AuthorizationError', statusCode: 403 },
    });
    expect(await given.publisher()(posting)).toBe('postponed');
    expect(await given.publisher()(other)).toBe('published');
    const withoutOne = everyone.filter((to) => to !== phones.vigilance);
    expect([given.told(posting), given.told(other)]).toEqual([withoutOne, everyone]);
    const totals = { postponed: 1, failed: 0 };
    for (let sweeps = 0; sweeps < mostAttempts + 3; sweeps += 1) {
      given.later(300);
      const { outcomes } = await given.sweep();
      totals.postponed += outcomes.postponed;
      totals.failed += outcomes.failed;
    }
    expect(totals).toEqual({ postponed: mostAttempts - 1, failed: 1 });
    expect(await given.stateOf(posting)).toBe('failed');
    expect(given.told(posting)).toEqual(withoutOne);
  });
});

describe('a posting that cannot be read', () => {
  test('keeps no other one from being swept', async () => {
    const [broken, ...others] = [
      await given.givenPosting(),
      await given.givenPosting(),
      await given.givenPosting({ level: 'information' }),
    ];
    const { client, table } = given.database;
    const { pk, sk } = postingKey(broken);
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: 'REMOVE description',
      }),
    );
    given.later(60);
    const { outcomes, faults } = await given.sweep();
    expect(outcomes.published).toBe(2);
    expect(faults).toHaveLength(1);
    expect(others.map(given.told)).toEqual([everyone, [phones.information, 'email']]);
  });
});
