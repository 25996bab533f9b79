import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/domain/alerts/alert.ts';
import { concurrency, usePublishing } from './support/given-publishing.ts';
import type { Death } from './support/mortal.ts';

const given = usePublishing();
const toEmailOnly = { level: 'information' } as const;

/** How often each group was told a message. */
function timesTold(alert: Alert, messageNumber = 0): Map<string, number> {
  const ofAlert = given.announced().filter(({ alertId }) => alertId === alert.alertId);
  const told = ofAlert.filter((one) => one.messageNumber === messageNumber);
  return new Map([...Map.groupBy(told, ({ groupId }) => groupId)].map(([groupId, all]) => [groupId, all.length]));
}

const toldTwice = (alert: Alert, messageNumber = 0) =>
  [...timesTold(alert, messageNumber).values()].filter((times) => times > 1);

/** Until nothing is left of it, by the stream that hands the message over again, or by the sweeper alone. */
const carriedOn: readonly (readonly [string, (alert: Alert) => Promise<unknown>])[] = [
  [
    'the stream hands it over again',
    async (alert) => {
      given.later(25);
      await given.spread(alert);
    },
  ],
  [
    'the sweeper finds it',
    async () => {
      given.later(60);
      await given.sweep();
    },
  ],
];

/** Where nothing was told that is not written down. */
const harmlessDeaths: readonly (readonly [string, Death])[] = [
  ['while its postings are being written', { at: 'enlist', call: 23 }],
  ['before it is written down that all groups know of it', { at: 'finishSpread', when: 'before' }],
  ['right after that', { at: 'finishSpread' }],
  ['as it takes a posting', { at: 'claim', call: 31 }],
  ['as it has written down what a topic took', { at: 'recordPublished', call: 27 }],
  ['before a posting knows that it is done', { at: 'finish', call: 12, when: 'before' }],
];

describe.each(carriedOn)('an alert to 60 communities whose spreading is killed, when %s', (_, carryOn) => {
  test.each(harmlessDeaths)('%s, is told to all of them, and hardly anyone twice', async (__, death) => {
    const alert = await given.givenMunicipalAlert(60, toEmailOnly);
    await given.killSpreader(alert, death);
    await carryOn(alert);
    expect(timesTold(alert).size).toBe(60);
    // Those that were under way beside it may not have been written down.
    expect(toldTwice(alert).length).toBeLessThan(concurrency);
    expect(toldTwice(alert).every((times) => times === 2)).toBe(true);
  });
});

describe('an alert to 500 communities', () => {
  test('is told to each of them once, and taken back everywhere though the process that says so is killed', async () => {
    const alert = await given.givenMunicipalAlert(500, toEmailOnly);
    expect((await given.spread(alert)).outcomes.published).toBe(500);
    const retracted = await given.say(alert, { kind: 'retracted' }, { status: 'retracted' });
    await given.killSpreader(retracted, { at: 'enlist', call: 250 });
    given.later(60);
    await given.sweep();
    for (const messageNumber of [0, 1]) {
      expect(timesTold(alert, messageNumber).size).toBe(500);
      expect(toldTwice(alert, messageNumber)).toEqual([]);
    }
  }, 60_000);

  test('whose spreading is killed again and again misses none, and repeats at most what was under way', async () => {
    const alert = await given.givenMunicipalAlert(500, toEmailOnly);
    const deaths: Death[] = [
      { at: 'enlist', call: 200 },
      { at: 'finishSpread', when: 'before' },
      { at: 'publish', call: 150 },
      { at: 'recordPublished', call: 100, when: 'before' },
    ];
    for (const death of deaths) {
      await given.killSpreader(alert, death);
      given.later(25);
    }
    given.later(60);
    await given.sweep();
    expect(timesTold(alert).size).toBe(500);
    const killedAmidPublishing = 2;
    expect(toldTwice(alert).length).toBeLessThanOrEqual(killedAmidPublishing * concurrency);
    expect(Math.max(...timesTold(alert).values())).toBeLessThanOrEqual(1 + killedAmidPublishing);
    expect((await given.sweep()).outcomes).toMatchObject({ published: 0, postponed: 0, failed: 0 });
  }, 60_000);
});

describe('a graver alert', () => {
  test('overtakes one to many communities, and both reach everyone', async () => {
    const works = await given.givenMunicipalAlert(120, toEmailOnly);
    await given.killSpreader(works, { at: 'publish', call: 10 });
    const flood = await given.givenMunicipalAlert(120, { level: 'danger' });
    given.later(25);
    await given.spread(works);
    expect([timesTold(flood).size, timesTold(works).size]).toEqual([120, 120]);
    const order = given.announced().map(({ alertId }) => alertId);
    const afterFlood = order.slice(order.lastIndexOf(flood.alertId) + 1);
    expect(afterFlood.length).toBeGreaterThanOrEqual(120 - 10 - concurrency);
    expect(toldTwice(flood)).toEqual([]);
    expect(toldTwice(works).length).toBeLessThanOrEqual(concurrency);
  }, 30_000);
});
