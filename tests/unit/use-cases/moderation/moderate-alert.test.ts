import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ModerationDecision } from '../../../../contract/operations/alert-fields.ts';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { suspensionMs } from '../../../../lambdas/domain/reporting/reporter-record.ts';
import {
  aNeighbourhood,
  heldReport,
  idOf,
  maskedReport,
  type Neighbourhood,
  outcomeOf,
  type Someone,
  sentBy,
} from '../../support/a-neighbourhood.ts';
import { anOfficialAlert } from '../../support/an-alert.ts';

let hood: Neighbourhood;

async function givenAlert(differences: Partial<Alert> = {}): Promise<Alert> {
  hood = await aNeighbourhood();
  return hood.given(differences);
}

const kinds = async () => (await hood.find()).messages.map(({ kind }) => kind);
const record = () => hood.alerts.findRecord(idOf('author'));
const upheld = async () => (await record()).upheld;

async function flagTwice(): Promise<void> {
  await hood.flag('neighbour');
  await hood.flag('opposite');
}

describe('what was held', () => {
  beforeEach(async () => {
    await givenAlert(heldReport);
  });

  test('is published to those whom it was written for, and its life starts then', async () => {
    hood.wait(3);
    expect(await hood.moderate('referent', 'publish', 'C’est bien un fait.')).toEqual({
      alertId: (await hood.find()).alertId,
      decision: 'publish',
      reason: 'C’est bien un fait.',
      at: '2026-11-22T23:32:00.000Z',
      status: 'published',
      hidden: false,
    });
    const alert = await hood.find();
    expect(alert).toMatchObject({ messages: [{ number: 0, kind: 'alert', to: alert.addressees, by: alert.author }] });
    // Two hours, as it was given when it was reported.
    expect(alert.expiresAt).toBe('2026-11-23T01:32:00.000Z');
    expect(await hood.leaving()).toEqual([0]);
    expect(await hood.actions()).toEqual(['reported', 'published']);
    expect(await hood.cases('referent')).toEqual({ items: [] });
  });

  test('counts as published in its author’s record once it is, and not when it is refused', async () => {
    await hood.moderate('referent', 'refuse');
    expect(await record()).toMatchObject({ total: 0 });
    await hood.appeal('author');
    await hood.moderate('townHall', 'publish');
    expect(await record()).toMatchObject({ total: 1, version: 1 });
    await hood.flag('neighbour');
    await hood.moderate('referent', 'publish');
    expect(await record()).toMatchObject({ total: 1, version: 1 });
  });

  test('is not published once neighbours would not see it', async () => {
    hood.wait(24 * 7);
    expect(await outcomeOf(hood.moderate('referent', 'publish'))).toBe('alert-expired');
    expect(await outcomeOf(hood.moderate('referent', 'refuse'))).toBe('yes');
  });

  test('is seen for seven days from its report at the most', async () => {
    hood.wait(24 * 7 - 1);
    await hood.moderate('referent', 'publish');
    expect((await hood.find()).expiresAt).toBe('2026-11-29T20:31:00.000Z');
  });

  test('is refused, with the reason, and nobody is told', async () => {
    expect(await hood.moderate('townHall', 'refuse', 'Cela ne dit rien d’un fait.')).toMatchObject({
      status: 'refused',
    });
    expect(await hood.leaving()).toEqual([]);
    expect((await hood.find()).moderation).toMatchObject({
      decision: { decision: 'refuse', reason: 'Cela ne dit rien d’un fait.', by: { kind: 'town-hall' } },
    });
    expect(await upheld()).toEqual([]);
  });

  test.each<[ModerationDecision, ModerationDecision, string]>([
    ['publish', 'publish', 'already-published'],
    ['publish', 'refuse', 'already-published'],
    ['refuse', 'refuse', 'alert-refused'],
    ['refuse', 'publish', 'alert-refused'],
    ['refuse', 'hide', 'alert-refused'],
    ['refuse', 'restore', 'not-hidden'],
  ])('after %s, %s is told what happened', async (first, second, refusal) => {
    await hood.moderate('referent', first);
    expect(await outcomeOf(hood.moderate('townHall', second))).toBe(refusal);
  });

  test.each<[ModerationDecision, string]>([
    ['hide', 'alert-held'],
    ['restore', 'not-hidden'],
  ])('is not there to %s', async (decision, refusal) => {
    expect(await outcomeOf(hood.moderate('referent', decision))).toBe(refusal);
  });

  test('for a second officer is not the moderators’', async () => {
    const { author, addressees: to } = await hood.find();
    await givenAlert({ ...heldReport, awaits: { what: 'alert', by: author, at: '2026-11-22T20:31:00.000Z', to } });
    for (const decision of ['publish', 'refuse'] as const)
      expect(await outcomeOf(hood.moderate('townHall', decision))).toBe('awaits-confirmation');
  });

  test('is published or refused when both are asked at once; the other one is told', async () => {
    const outcomes = await Promise.all([
      outcomeOf(hood.moderate('referent', 'publish')),
      outcomeOf(hood.moderate('townHall', 'refuse')),
    ]);
    const { status } = await hood.find();
    expect(outcomes).toEqual(status === 'published' ? ['yes', 'already-published'] : ['alert-refused', 'yes']);
  });
});

describe('what is published', () => {
  beforeEach(async () => {
    await givenAlert();
  });

  test('is hidden, and those who were alerted are told so, by nobody’s name', async () => {
    expect(await hood.moderate('referent', 'hide')).toMatchObject({ status: 'published', hidden: true });
    expect((await hood.find()).messages.at(-1)).toMatchObject({
      kind: 'hidden',
      by: { kind: 'referent', hidden: true },
    });
    expect(await hood.leaving()).toEqual([1]);
  });

  test('is restored, and those who were told the contrary are told', async () => {
    await hood.moderate('referent', 'hide');
    expect(await hood.moderate('townHall', 'restore')).toMatchObject({ hidden: false });
    expect(await kinds()).toEqual(['alert', 'hidden', 'restored']);
    expect(await hood.leaving()).toEqual([1, 2]);
    expect(await hood.actions()).toEqual(['reported', 'hidden', 'restored']);
  });

  test('is hidden in silence once it is over', async () => {
    hood.wait(2);
    await hood.moderate('referent', 'hide');
    expect(await kinds()).toEqual(['alert']);
    expect((await hood.find()).moderation.hidden).toBe('by-moderators');
  });

  test('is restored in silence once it is over', async () => {
    await hood.moderate('referent', 'hide');
    hood.wait(2);
    await hood.moderate('townHall', 'restore');
    expect(await kinds()).toEqual(['alert', 'hidden']);
  });

  test('is not restored over and over, each time ringing at everyone', async () => {
    const [first] = (await hood.find()).messages;
    if (!first) throw new Error('nothing was told');
    await givenAlert({ messages: [first, ...Array.from({ length: 49 }, (_, n) => ({ ...first, number: n + 1 }))] });
    await hood.moderate('townHall', 'hide');
    expect(await outcomeOf(hood.moderate('townHall', 'restore'))).toBe('too-many-updates');
  });

  test.each<[ModerationDecision, string]>([
    ['publish', 'already-published'],
    ['refuse', 'already-published'],
    ['restore', 'not-hidden'],
  ])('needs no %s', async (decision, refusal) => {
    expect(await outcomeOf(hood.moderate('referent', decision))).toBe(refusal);
  });

  test.each<[ModerationDecision, string]>([
    ['publish', 'alert-hidden'],
    ['refuse', 'alert-hidden'],
    ['hide', 'alert-hidden'],
  ])('once hidden, needs no %s', async (decision, refusal) => {
    await hood.moderate('referent', 'hide');
    expect(await outcomeOf(hood.moderate('townHall', decision))).toBe(refusal);
  });

  test('is hidden once when two hide it at the same time', async () => {
    const outcomes = await Promise.all(
      (['referent', 'townHall'] as const).map((someone) => outcomeOf(hood.moderate(someone, 'hide'))),
    );
    expect(outcomes.toSorted()).toEqual(['alert-hidden', 'yes']);
    expect(await kinds()).toEqual(['alert', 'hidden']);
  });
});

describe('what was flagged', () => {
  beforeEach(async () => {
    await givenAlert();
  });

  test('and hidden is restored without a word, for nobody was told', async () => {
    await flagTwice();
    await hood.moderate('referent', 'restore');
    expect(await hood.leaving()).toEqual([]);
    expect((await hood.find()).moderation).toMatchObject({ flags: [], decision: { decision: 'restore' } });
    expect(await hood.cases('referent')).toEqual({ items: [] });
  });

  test('and hidden stays so, and those who were alerted are told', async () => {
    await flagTwice();
    await hood.moderate('referent', 'hide');
    expect(await kinds()).toEqual(['alert', 'hidden']);
    expect(await upheld()).toEqual([{ alertId: (await hood.find()).alertId, at: '2026-11-22T20:32:00.000Z' }]);
  });

  test('once is kept as it is', async () => {
    await hood.flag('neighbour');
    expect(await hood.moderate('referent', 'publish')).toMatchObject({ status: 'published', hidden: false });
    expect(await hood.actions()).toEqual(['reported', 'flagged', 'kept']);
    expect(await hood.leaving()).toEqual([]);
    expect((await hood.find()).moderation.flags).toEqual([]);
    expect(await outcomeOf(hood.moderate('townHall', 'publish'))).toBe('already-published');
  });

  test('weighs in the author’s record until it is restored, even after the alert has expired', async () => {
    await hood.flag('neighbour');
    await hood.moderate('referent', 'hide');
    expect(await upheld()).toHaveLength(1);
    hood.wait(3);
    await hood.moderate('townHall', 'restore');
    expect(await upheld()).toEqual([]);
  });

  test('does not weigh when nobody flagged it', async () => {
    await hood.moderate('referent', 'hide');
    expect(await upheld()).toEqual([]);
  });

  test('does not weigh twice', async () => {
    await hood.flag('neighbour');
    await hood.moderate('referent', 'hide');
    hood.wait(suspensionMs / 3_600_000 / 2);
    await hood.appeal('author');
    await hood.moderate('townHall', 'hide');
    expect(await upheld()).toEqual([{ alertId: (await hood.find()).alertId, at: '2026-11-22T20:32:00.000Z' }]);
  });
});

describe('what was masked', () => {
  beforeEach(async () => {
    await givenAlert(maskedReport);
  });

  test('stays as it is read, and the case is closed', async () => {
    await hood.moderate('referent', 'publish');
    expect(await hood.cases('referent')).toEqual({ items: [] });
    expect((await hood.find()).description).toBe('Le fils *** force la porte du garage.');
    expect(await hood.leaving()).toEqual([]);
  });

  test('is hidden', async () => {
    await hood.moderate('referent', 'hide');
    expect(await kinds()).toEqual(['alert', 'hidden']);
  });
});

describe('whoever moderates', () => {
  beforeEach(async () => {
    await givenAlert();
  });

  test.each<[Someone, string]>([
    ['referent', 'yes'],
    ['memberReferent', 'yes'],
    ['police', 'yes'],
    ['townHall', 'yes'],
    ['neighbour', 'referent-only'],
    ['author', 'referent-only'],
    ['stranger', 'alert-not-found'],
    ['otherReferent', 'alert-not-found'],
  ])('as %s: %s', async (someone, outcome) => {
    expect(await outcomeOf(hood.moderate(someone, 'hide'))).toBe(outcome);
  });

  test.each(['memberReferent', 'memberPolice'] as const)('is not its author: %s', async (someone) => {
    const author = { residentId: idOf(someone), kind: 'resident', name: someone, hidden: false } as const;
    await givenAlert({ author });
    expect(await outcomeOf(hood.moderate(someone, 'hide'))).toBe('not-by-its-author');
  });

  test('is not one of those who flagged it', async () => {
    await hood.flag('memberReferent');
    expect(await outcomeOf(hood.moderate('memberReferent', 'hide'))).toBe('another-must-decide');
    expect(await outcomeOf(hood.moderate('referent', 'hide'))).toBe('yes');
  });

  test('is an officer for what officers reported', async () => {
    const author = { residentId: idOf('memberPolice'), kind: 'police', name: 'Police', hidden: false } as const;
    await givenAlert({ author });
    expect(await outcomeOf(hood.moderate('referent', 'hide'))).toBe('officer-only');
    expect(await outcomeOf(hood.moderate('townHall', 'hide'))).toBe('yes');
    expect(await upheld()).toEqual([]);
  });

  test('is an officer for what the municipality sent', async () => {
    hood = await aNeighbourhood();
    await hood.given(sentBy('townHall'), anOfficialAlert);
    expect(await outcomeOf(hood.moderate('memberReferent', 'hide'))).toBe('referent-only');
    expect(await outcomeOf(hood.moderate('deputy', 'hide'))).toBe('yes');
  });

  test('is an officer to undo what an officer decided', async () => {
    await hood.moderate('townHall', 'hide');
    expect(await outcomeOf(hood.moderate('referent', 'restore'))).toBe('officer-only');
    expect(await outcomeOf(hood.moderate('deputy', 'restore'))).toBe('yes');
  });

  test('for the police has a protocol in force', async () => {
    hood = await aNeighbourhood({ protocol: false });
    await hood.given();
    expect(await outcomeOf(hood.moderate('police', 'hide'))).toBe('alert-not-found');
  });
});
