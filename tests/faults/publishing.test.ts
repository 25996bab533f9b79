import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { mostAttempts } from '../../lambdas/domain/publishing/retry.ts';
import { postingKey } from '../../lambdas/stores/alerts/posting-items.ts';
import { aPostingOf } from '../unit/support/a-posting.ts';
import { phones, usePublishing } from './support/given-publishing.ts';

const given = usePublishing();
const everyone = [phones.danger, phones.information, phones.vigilance, 'email'].sort();
const refused = { code: 'InternalError', statusCode: 500 };

describe('a posting that is handed over', () => {
  test('by the stream twice, one after the other, is told once', async () => {
    const alert = await given.givenReport();
    expect([await given.publish(alert), await given.publish(alert)]).toEqual(['published', 'not-pending']);
    expect(given.told(alert)).toEqual(everyone);
  });

  test('to ten publishers and the sweeper at once is told once', async () => {
    const alert = await given.givenReport();
    given.later(15);
    await Promise.all([...Array.from({ length: 10 }, () => given.publish(alert)), given.sweep()]);
    expect(given.told(alert)).toEqual(everyone);
    expect(await given.stateOf(alert)).toBe('published');
  });

  test('to nobody, for the process ended right after the transaction, is swept and told once', async () => {
    const alert = await given.givenReport();
    given.later(60);
    expect((await given.sweep()).outcomes.published).toBe(1);
    given.later(60);
    expect((await given.sweep()).outcomes.published).toBe(0);
    expect(given.told(alert)).toEqual(everyone);
  });
});

describe('a publisher that is killed', () => {
  test('before it published leaves everything to the sweeper', async () => {
    const alert = await given.givenReport();
    await given.killPublisher(alert, { at: 'claim' });
    expect(await given.publish(alert)).toBe('not-pending');
    given.later(60);
    await given.sweep();
    expect(given.told(alert)).toEqual(everyone);
  });

  test('once SNS took a topic, but before it was written down, sends one extra copy of that topic at the most', async () => {
    const alert = await given.givenReport({ level: 'information' });
    await given.killPublisher(alert, { at: 'recordPublished', when: 'before' });
    given.later(60);
    await given.sweep();
    given.later(3_600);
    await given.sweep();
    expect(given.told(alert)).toEqual([phones.information, phones.information, 'email', 'email'].sort());
  });

  test.each([
    ['once SNS took it, but before that was written down', { at: 'recordPublished', when: 'before' }],
    ['once that was written down', { at: 'recordPublished' }],
    ['before the posting knew that it was done', { at: 'finish', when: 'before' }],
  ] as const)('%s has told an alert that is then taken back: whoever was alarmed is reassured', async (_, death) => {
    const alert = await given.givenReport({ level: 'information' });
    await given.killPublisher(alert, death);
    await given.say(alert, { kind: 'retracted' }, { status: 'retracted' });
    given.later(60);
    await given.sweep();
    const [alarm, reassurance, ...more] = given.smsTo(phones.information);
    const isTakenBack = (sms = '') => /^ALERTE RETIR/.test(sms);
    expect([isTakenBack(alarm), isTakenBack(reassurance), more]).toEqual([false, true, []]);
  });

  test('again, over an alert that was taken back, does not forget that somebody may have been told', async () => {
    const alert = await given.givenReport({ level: 'information' });
    await given.killPublisher(alert, { at: 'recordPublished', when: 'before' });
    await given.say(alert, { kind: 'retracted' }, { status: 'retracted' });
    given.later(60);
    await given.killSweeper({ at: 'finish' });
    given.later(60);
    await given.sweep();
    expect(given.smsTo(phones.information)).toHaveLength(2);
  });

  test('between two topics repeats none that was written down', async () => {
    const alert = await given.givenReport();
    await given.killPublisher(alert, { at: 'finish', when: 'before' });
    given.later(60);
    expect((await given.sweep()).outcomes.published).toBe(1);
    expect(given.told(alert)).toEqual(everyone);
  });
});

describe('what follows an alert', () => {
  const toOnePhone = { level: 'information' } as const;
  const kindsTold = () => given.smsTo(phones.information).map((sms) => /^(?:SUITE |FIN D'ALERTE)?/.exec(sms)?.[0]);

  test('said while the alert itself still waits comes after it', async () => {
    const alert = await given.givenReport(toOnePhone);
    const end = given.faults.refuse({ operation: 'Publish', error: refused });
    expect(await given.publish(alert)).toBe('postponed');
    const updated = await given.say(alert, { kind: 'update', text: 'Suite.' });
    await given.spread(updated);
    await given.say(updated, { kind: 'resolved', text: 'C’est fini.' }, { status: 'resolved' });
    await given.spread(updated);
    expect(given.told(alert)).toEqual([]);
    end();
    given.later(60);
    await given.sweep();
    expect(kindsTold()).toEqual(['', 'SUITE ', "FIN D'ALERTE"]);
  });

  test.each([
    ['spread, and it was only enlisted', { at: 'enlist' }],
    ['spread, before that was written down', { at: 'finishSpread', when: 'before' }],
    ['spread, before it is published', { at: 'claim', when: 'before' }],
    ['published, and it was only claimed', { at: 'claim' }],
    ['published, before the posting knew that it was done', { at: 'finish', when: 'before' }],
  ] as const)('is told once though the process ends as it is %s', async (_, death) => {
    const alert = await given.givenReport(toOnePhone);
    await given.publish(alert);
    const updated = await given.say(alert, { kind: 'update', text: 'Suite.' });
    await given.killSpreader(updated, death);
    given.later(60);
    await given.sweep();
    given.later(60);
    await given.spread(updated);
    await given.sweep();
    expect(kindsTold()).toEqual(['', 'SUITE ']);
  });

  test('is told once more at the most when the process ends before it is written down that SNS took it', async () => {
    const alert = await given.givenReport(toOnePhone);
    await given.publish(alert);
    const updated = await given.say(alert, { kind: 'update', text: 'Suite.' });
    await given.killSpreader(updated, { at: 'recordPublished', when: 'before' });
    given.later(60);
    await given.sweep();
    expect(kindsTold()).toEqual(['', 'SUITE ', 'SUITE ']);
  });

  test('is told by whoever comes first, once', async () => {
    const alert = await given.givenReport(toOnePhone);
    const updated = await given.say(alert, { kind: 'update', text: 'Suite.' });
    given.later(15);
    await Promise.all([given.publish(alert), given.spread(updated), given.spread(updated), given.sweep()]);
    given.later(60);
    await given.sweep();
    expect(kindsTold()).toEqual(['', 'SUITE ']);
  });
});

describe('when SNS refuses', () => {
  test('for a moment, nobody notices', async () => {
    const alert = await given.givenReport();
    given.faults.refuse({ operation: 'Publish', error: refused, times: 2 });
    expect(await given.publish(alert)).toBe('published');
    expect(given.told(alert)).toEqual(everyone);
  });

  test('for some minutes, everyone is told once as soon as it takes messages again', async () => {
    const alert = await given.givenReport();
    const end = given.faults.refuse({ operation: 'Publish', error: refused });
    expect(await given.publish(alert)).toBe('postponed');
    for (let minute = 0; minute < 3; minute += 1) {
      given.later(60);
      await given.sweep();
    }
    expect(given.told(alert)).toEqual([]);
    end();
    given.later(300);
    expect((await given.sweep()).outcomes.published).toBe(1);
    expect(given.told(alert)).toEqual(everyone);
  });

  test('to say that it took a message, each is told at most once more', async () => {
    const alert = await given.givenReport({ level: 'information' });
    given.faults.refuse({ operation: 'Publish', error: refused, times: 1, when: 'lost-answer' });
    expect(await given.publish(alert)).toBe('published');
    const told = given.told(alert);
    expect(told.filter((to) => to === phones.information).length).toBeLessThanOrEqual(2);
    expect(new Set(told)).toEqual(new Set([phones.information, 'email']));
  });

  test('to say that it took a message, it is taken back though nobody knows that it left', async () => {
    const alert = await given.givenReport({ level: 'information' });
    const end = given.faults.refuse({ operation: 'Publish', error: refused, when: 'lost-answer' });
    expect(await given.publish(alert)).toBe('postponed');
    end();
    const alarms = given.smsTo(phones.information).length;
    expect(alarms).toBeGreaterThan(0);
    await given.say(alert, { kind: 'retracted' }, { status: 'retracted' });
    given.later(60);
    await given.sweep();
    expect(given.smsTo(phones.information)).toHaveLength(alarms + 1);
    expect(await given.stateOf(alert)).toBe('published');
  });

  test('one topic for ever, its posting ends as failed, and all else leaves at once', async () => {
    const [alert, other] = [await given.givenReport(), await given.givenReport()];
    given.faults.refuse({
      operation: 'Publish',
      arnSuffix: `${alert.origin?.communityId}-vigilance`,
      error: { code: 'AuthorizationError', statusCode: 403 },
    });
    expect(await given.publish(alert)).toBe('postponed');
    expect(await given.publish(other)).toBe('published');
    const withoutOne = everyone.filter((to) => to !== phones.vigilance);
    expect([given.told(alert), given.told(other)]).toEqual([withoutOne, everyone]);
    const totals = { postponed: 1, failed: 0 };
    for (let sweeps = 0; sweeps < mostAttempts + 3; sweeps += 1) {
      given.later(300);
      const { outcomes } = await given.sweep();
      totals.postponed += outcomes.postponed;
      totals.failed += outcomes.failed;
    }
    expect(totals).toEqual({ postponed: mostAttempts - 1, failed: 1 });
    expect(await given.stateOf(alert)).toBe('failed');
    expect(given.told(alert)).toEqual(withoutOne);
  });
});

describe('a posting that cannot be read', () => {
  test('keeps no other one from being swept', async () => {
    const [broken, ...others] = [
      await given.givenReport(),
      await given.givenReport(),
      await given.givenReport({ level: 'information' }),
    ];
    const { client, table } = given.database;
    const { pk, sk } = postingKey(aPostingOf(broken));
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: 'REMOVE nextMessage',
      }),
    );
    given.later(60);
    const { outcomes, faults } = await given.sweep();
    expect(outcomes.published).toBe(2);
    expect(faults).toHaveLength(1);
    expect(others.map(given.told)).toEqual([everyone, [phones.information, 'email']]);
  });
});
