import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AlertUpdate } from '../../../../contract/operations/follow-up.ts';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import { newRecord, type ReporterRecord, withUpheld } from '../../../../lambdas/domain/reporting/reporter-record.ts';
import {
  aNeighbourhood,
  heldReport,
  idOf,
  lilas,
  type Neighbourhood,
  outcomeOf,
  type Someone,
  sentBy,
} from '../../support/a-neighbourhood.ts';
import { anOfficialAlert } from '../../support/an-alert.ts';

type Kind = AlertUpdate['kind'];

let hood: Neighbourhood;

/** A neighbourhood where there is this alert. */
async function givenAlert(differences: Partial<Alert> = {}): Promise<Alert> {
  hood = await aNeighbourhood();
  return hood.given(differences);
}

beforeEach(async () => {
  await givenAlert();
});

describe('an update', () => {
  test('of the author leaves as a message, and the alert stays open', async () => {
    expect(await hood.tell('author', { message: 'Ils sont partis vers le parc.' })).toEqual({
      alertId: (await hood.find()).alertId,
      number: 1,
      kind: 'update',
      message: 'Ils sont partis vers le parc.',
      at: '2026-11-22T20:32:00.000Z',
      source: { kind: 'resident', name: 'author' },
      status: 'published',
      certainty: 'possible',
    });
    expect(await hood.leaving()).toEqual([1]);
    expect(await hood.actions()).toEqual(['reported', 'updated']);
  });

  test('says how sure the alert is by then', async () => {
    await hood.witness('neighbour', 'confirm');
    expect(await hood.tell('referent', {})).toMatchObject({ certainty: 'likely', source: { kind: 'referent' } });
    expect((await hood.find()).messages.at(-1)).toMatchObject({ certainty: 'likely' });
  });

  test('of an author who is hidden does not name them to neighbours', async () => {
    const { author } = await givenAlert();
    await givenAlert({ author: { ...author, hidden: true } });
    expect(await hood.tell('author', {})).toMatchObject({ source: { name: 'author' } });
    expect((await hood.find()).messages.at(-1)?.by.hidden).toBe(true);
  });

  test('with the key of an earlier one is that one, even once the alert is over', async () => {
    const key = crypto.randomUUID();
    const first = await hood.tell('author', {}, key);
    await hood.tell('townHall', { kind: 'resolved' });
    expect(await hood.tell('author', {}, key)).toEqual(first);
    expect(await hood.leaving()).toEqual([1, 2]);
    expect(await outcomeOf(hood.tell('author', { message: 'Autre chose.' }, key))).toBe('idempotency-key-reused');
  });

  test('sent twice at once with one key is told once', async () => {
    const key = crypto.randomUUID();
    const [first, second] = await Promise.all([hood.tell('author', {}, key), hood.tell('author', {}, key)]);
    expect(second).toEqual(first);
    expect(await hood.leaving()).toEqual([1]);
  });

  test('is told five times by the author, and more by those who follow it', async () => {
    for (let times = 1; times <= 5; times += 1) await hood.tell('author', {});
    expect(await outcomeOf(hood.tell('author', {}))).toBe('too-many-updates');
    expect(await outcomeOf(hood.tell('referent', {}))).toBe('yes');
    expect(await outcomeOf(hood.tell('author', { kind: 'retracted' }))).toBe('yes');
  });

  test('is told fifty times at the most; that it is over always is', async () => {
    const [first] = (await hood.find()).messages;
    if (!first) throw new Error('nothing was told');
    await givenAlert({ messages: [first, ...Array.from({ length: 49 }, (_, n) => ({ ...first, number: n + 1 }))] });
    expect(await outcomeOf(hood.tell('townHall', {}))).toBe('too-many-updates');
    expect(await outcomeOf(hood.tell('townHall', { kind: 'taken-in-charge' }))).toBe('too-many-updates');
    expect(await hood.tell('townHall', { kind: 'resolved' })).toMatchObject({ number: 50 });
  });
});

describe('an alert is', () => {
  test('taken in charge by the police, who then confirm it', async () => {
    expect(await hood.tell('police', { kind: 'taken-in-charge', message: 'Une équipe arrive.' })).toMatchObject({
      status: 'taken-in-charge',
      certainty: 'observed',
    });
    expect((await hood.find()).messages.at(-1)).toMatchObject({ certainty: 'observed' });
    expect(await outcomeOf(hood.tell('townHall', { kind: 'taken-in-charge' }))).toBe('already-taken-in-charge');
  });

  test('taken in charge by others without being confirmed', async () => {
    expect(await hood.tell('townHall', { kind: 'taken-in-charge' })).toMatchObject({ certainty: 'possible' });
  });

  test('resolved with its outcome', async () => {
    expect(await hood.tell('referent', { kind: 'resolved', outcome: 'Personne n’est blessé.' })).toMatchObject({
      kind: 'resolved',
      outcome: 'Personne n’est blessé.',
      status: 'resolved',
    });
    expect(await hood.actions()).toEqual(['reported', 'resolved']);
  });

  test.each<Kind>(['update', 'taken-in-charge', 'retracted'])('given no outcome by %s', async (kind) => {
    const refused = hood.tell('townHall', { kind, outcome: 'Rien.' }).catch((error: Refusal) => error.errors);
    expect(await refused).toEqual([{ path: 'outcome', code: 'not-for-this-kind' }]);
  });

  test.each(['resolved', 'retracted'] as const)('%s, and awaits no forwarding any more', async (kind) => {
    const to = { communityIds: [lilas], allCommunities: false, referents: false };
    const { author } = await hood.find();
    await givenAlert({ awaits: { what: 'forwarding', by: author, at: '2026-11-22T20:31:30.000Z', to } });
    await hood.tell('townHall', { kind: 'update' });
    expect((await hood.find()).awaits).toBeDefined();
    await hood.tell('townHall', { kind });
    expect((await hood.find()).awaits).toBeUndefined();
  });
});

describe('whoever speaks', () => {
  test.each<[Someone, readonly Kind[], string]>([
    ['author', ['update', 'retracted'], 'referent-only'],
    ['referent', ['update', 'taken-in-charge', 'resolved', 'retracted'], ''],
    ['memberReferent', ['update', 'taken-in-charge', 'resolved', 'retracted'], ''],
    ['police', ['update', 'taken-in-charge', 'resolved', 'retracted'], ''],
    ['townHall', ['update', 'taken-in-charge', 'resolved', 'retracted'], ''],
    ['neighbour', [], 'author-or-referent-only'],
    ['stranger', [], 'alert-not-found'],
    ['suspended', [], 'alert-not-found'],
    ['otherReferent', [], 'alert-not-found'],
  ])('as %s tells %j', async (someone, allowed, refusal) => {
    for (const kind of ['update', 'taken-in-charge', 'resolved', 'retracted'] as const) {
      await givenAlert();
      expect([kind, await outcomeOf(hood.tell(someone, { kind }))]).toEqual([
        kind,
        allowed.includes(kind) ? 'yes' : refusal,
      ]);
    }
  });

  test('for the police has a protocol in force', async () => {
    hood = await aNeighbourhood({ protocol: false });
    await hood.given();
    expect(await outcomeOf(hood.tell('police', { kind: 'taken-in-charge' }))).toBe('alert-not-found');
  });

  test.each([
    [{ membership: 'suspended' }, 'membership-suspended'],
    [{ membership: 'pending' }, 'membership-pending'],
    [{}, 'not-a-member'],
  ] as const)('as an author who is %j by now may only retract', async (part, refusal) => {
    await hood.become('author', part);
    expect(await outcomeOf(hood.tell('author', {}))).toBe(refusal);
    expect(await outcomeOf(hood.tell('author', { kind: 'retracted' }))).toBe('yes');
  });

  test('for the municipality is its officer still', async () => {
    hood = await aNeighbourhood();
    await hood.given(sentBy('deputy'), anOfficialAlert);
    await hood.become('deputy', {});
    expect(await outcomeOf(hood.tell('deputy', { kind: 'retracted' }))).toBe('officer-only');
    expect(await outcomeOf(hood.tell('townHall', { kind: 'retracted' }))).toBe('yes');
  });
});

describe('whoever had two alerts taken down', () => {
  async function suspend(someone: Someone): Promise<void> {
    const alert = await hood.find();
    const upheld = (record: ReporterRecord, alertId: string) => withUpheld(record, alertId, hood.clock.now);
    const record = ['one', 'other'].reduce(upheld, newRecord(idOf(someone)));
    await hood.alerts.save(alert, alert, { history: [], record });
  }

  test.each(['author', 'referent'] as const)('tells no update for 30 days, as %s, and can retract', async (someone) => {
    await suspend(someone);
    hood.wait(1);
    const refused = { code: 'broadcasting-suspended', retryAfterSeconds: 30 * 86_400 - 3600 };
    await expect(hood.tell(someone, {})).rejects.toMatchObject(refused);
    expect(await outcomeOf(hood.tell(someone, { kind: 'retracted' }))).toBe('yes');
  });

  test('tells what an officer has to tell', async () => {
    await suspend('memberPolice');
    expect(await outcomeOf(hood.tell('memberPolice', {}))).toBe('yes');
  });
});

describe('words about people', () => {
  const insult = 'Ce sont des connards.';

  test('are to be reworded outside danger, in whichever field they are', async () => {
    await givenAlert({ level: 'vigilance' });
    const call = hood.tell('referent', { kind: 'resolved', message: insult, outcome: 'Appelez le 06 39 98 00 01.' });
    const refusal = await call.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: 'needs-other-words',
      errors: [
        { path: 'message', code: 'is-insulting' },
        { path: 'outcome', code: 'gives-a-phone-number' },
      ],
    });
    expect(await hood.leaving()).toEqual([]);
  });

  test('are masked in danger, and moderators are told', async () => {
    expect(await hood.tell('author', { message: insult })).toMatchObject({ message: 'Ce sont des ***.' });
    expect(await hood.cases('referent')).toMatchObject({ items: [{ reasons: ['masked'], screening: ['insult'] }] });
  });

  test('are the officers’ own affair', async () => {
    await givenAlert({ level: 'vigilance' });
    expect(await hood.tell('police', { message: insult })).toMatchObject({ message: insult });
  });
});

describe('an alert that is held', () => {
  beforeEach(async () => {
    await givenAlert(heldReport);
  });

  test.each(['author', 'townHall'] as const)('is retracted by the %s, and nobody is told', async (someone) => {
    expect(await hood.tell(someone, { kind: 'retracted', message: 'Je me suis trompé.' })).toMatchObject({
      number: 0,
      status: 'retracted',
    });
    expect(await hood.leaving()).toEqual([]);
    expect(await hood.cases('referent')).toEqual({ items: [] });
    expect(await outcomeOf(hood.moderate('referent', 'publish'))).toBe('not-held');
    expect(await outcomeOf(hood.witness('neighbour', 'confirm'))).toBe('alert-not-found');
  });

  test.each<[Someone, Kind]>([
    ['author', 'update'],
    ['townHall', 'taken-in-charge'],
    ['townHall', 'resolved'],
    ['referent', 'retracted'],
  ])('takes nothing else: %s, %s', async (someone, kind) => {
    expect(await outcomeOf(hood.tell(someone, { kind }))).toBe('alert-held');
  });
});

describe('an alert that is over', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['resolved', () => hood.tell('townHall', { kind: 'resolved' }), 'alert-resolved'],
    ['retracted', () => hood.tell('author', { kind: 'retracted' }), 'alert-retracted'],
    ['expired', async () => hood.wait(2), 'alert-expired'],
    ['hidden', () => hood.moderate('townHall', 'hide'), 'alert-hidden'],
  ])('as %s takes nothing more', async (_, end, refusal) => {
    await end();
    for (const kind of ['update', 'taken-in-charge', 'resolved', 'retracted'] as const)
      expect(await outcomeOf(hood.tell('police', { kind }))).toBe(refusal);
  });
});
