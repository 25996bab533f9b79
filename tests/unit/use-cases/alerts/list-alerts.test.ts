import { beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import type { Mandate } from '../../../../lambdas/domain/residents/resident.ts';
import { saveChange } from '../../../../lambdas/use-cases/alerts/change-alert.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aPostingOf } from '../../support/a-posting.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import {
  aQuarter,
  communityId,
  dayMs,
  hourMs,
  idOf,
  type Quarter,
  referent,
  refusalOf,
  startMs,
  townHall,
} from '../../support/a-quarter.ts';
import { aMembership } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';
import { reportEffects } from '../../support/report-effects.ts';

const chenes = '01JDB1H7K2C4D6E8F0G2H4J6K9';
let here: Quarter;

beforeEach(async () => {
  here = await aQuarter();
});

/** An alert that stands, in the feed of a group. */
async function given(alert: Alert, groupId: string): Promise<void> {
  const author = { ...alert.author, residentId: idOf('camille') };
  const right = { residentId: author.residentId, memberOf: communityId };
  const posting = { ...aPostingOf(alert), groupId };
  await here.alerts.accept({ ...alert, author }, reportEffects(alert, { right, posting }));
}

async function hide(alertId: string): Promise<void> {
  const alert = await here.alerts.find(alertId);
  if (!alert) throw new Error('no alert');
  const hidden: Alert = { ...alert, moderation: { ...alert.moderation, hidden: 'by-flags' } };
  await saveChange(here.alerts, alert, { alert: hidden, events: [] }, here.clock());
}

describe('an author who asked to be hidden', () => {
  beforeEach(() => here.givenNeighbour('sacha'));

  test('is not named to neighbours', async () => {
    const { alertId } = await here.report({ hideAuthor: true });
    expect((await here.get('sacha', alertId)).source).toEqual({ kind: 'resident' });
    expect((await here.list('sacha')).items).toMatchObject([{ source: { kind: 'resident' } }]);
    expect((await here.list('sacha')).items[0]?.source.name).toBeUndefined();
  });

  test.each<[string, Mandate]>([
    ['a referent', referent],
    ['an officer', { inseeCode: '44190', office: 'town-hall' }],
  ])('is named to %s of the community', async (_, mandate) => {
    await here.givenNeighbour('alex', { mandates: [mandate] });
    const { alertId } = await here.report({ hideAuthor: true });
    expect((await here.get('alex', alertId)).source.name).toBe('camille');
    expect((await here.list('alex')).items[0]?.source.name).toBe('camille');
  });

  test('is not named to the referent of another municipality', async () => {
    await here.givenNeighbour('alex', { mandates: [{ ...referent, inseeCode: '44109' }] });
    const { alertId } = await here.report({ hideAuthor: true });
    expect((await here.get('alex', alertId)).source.name).toBeUndefined();
  });
});

describe('the feed', () => {
  test('has the newest first, by pages, until what is oldest', async () => {
    const ids: string[] = [];
    for (let order = 0; order < 5; order += 1) {
      here.pass(1_000);
      ids.push((await here.report()).alertId);
    }
    const first = await here.list('camille', { limit: 3 });
    const second = await here.list('camille', { limit: 3, ...(first.nextCursor ? { cursor: first.nextCursor } : {}) });
    expect([...first.items, ...second.items].map(({ alertId }) => alertId)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeUndefined();
  });

  test('speaks the reader’s language', async () => {
    await here.report();
    expect((await here.list('camille', {}, 'en')).items).toMatchObject([
      { headline: 'Burglary in progress – 12 rue des Lilas' },
    ]);
  });

  test('shows what has expired as such for a week after it was reported, then no more', async () => {
    await here.givenNeighbour('sacha');
    const { alertId } = await here.report();
    here.pass(2 * hourMs - 1);
    expect((await here.list('sacha')).items).toMatchObject([{ alertId, status: 'published' }]);
    here.pass(1);
    expect((await here.list('sacha')).items).toMatchObject([{ alertId, status: 'expired' }]);
    expect(await here.get('sacha', alertId)).toMatchObject({ status: 'expired' });
    here.pass(7 * dayMs - 2 * hourMs - 1);
    expect((await here.list('sacha')).items).toMatchObject([{ alertId, status: 'expired' }]);
    here.pass(1);
    expect((await here.list('sacha')).items).toEqual([]);
    expect(await refusalOf(here.get('sacha', alertId))).toBe('alert-not-found');
  });

  test('keeps an alert to its author and to those in charge for as long as it is kept', async () => {
    await here.givenNeighbour('alex', { mandates: [referent] });
    await here.givenNeighbour('olga', { memberships: [], mandates: [townHall] });
    const { alertId } = await here.report();
    here.pass(29 * dayMs);
    for (const name of ['camille', 'alex', 'olga']) expect(await here.get(name, alertId)).toMatchObject({ alertId });
  });

  test('does not show neighbours what is hidden', async () => {
    await here.givenNeighbour('sacha');
    await here.givenNeighbour('alex', { mandates: [referent] });
    const { alertId } = await here.report();
    await hide(alertId);
    expect((await here.list('sacha')).items).toEqual([]);
    expect(await refusalOf(here.get('sacha', alertId))).toBe('alert-not-found');
    for (const name of ['camille', 'alex']) {
      expect((await here.list(name)).items).toMatchObject([{ alertId, hidden: true }]);
    }
  });

  test('goes on from what its reader sees, and loses nothing behind what they do not', async () => {
    await here.givenNeighbour('sacha');
    const [oldest = '', hidden = '', newest = ''] = [3, 2, 1].map((hours) => ulid(startMs - hours * hourMs));
    for (const alertId of [oldest, hidden, newest]) {
      const readers = alertId === hidden ? 'officers' : 'neighbours';
      await given(anAlert({ alertId, readers }), communityId);
    }
    const first = await here.list('sacha', { limit: 1 });
    const second = await here.list('sacha', { limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ alertId }) => alertId)).toEqual([newest, oldest]);
    expect(second.nextCursor).toBeUndefined();
    const wide = await here.list('sacha', { limit: 2 });
    expect(wide).toMatchObject({ items: [{ alertId: newest }], nextCursor: first.nextCursor });
  });

  test('says whether the police take part', async () => {
    await here.report();
    expect((await here.list('camille')).items).toMatchObject([{ policeTakePart: false }]);
    await here.communities.putProtocol(aProtocol());
    expect((await here.list('camille')).items).toMatchObject([{ policeTakePart: true }]);
  });

  test('shows what was forwarded from elsewhere as met in this community', async () => {
    await here.communities.create(aCommunity({ communityId: chenes, name: 'Les Chênes' }));
    const elsewhere = anAlert({
      origin: { communityId: chenes, name: 'Les Chênes' },
      addressees: { communityIds: [chenes, communityId], allCommunities: false, referents: false },
    });
    await given(elsewhere, communityId);
    await here.givenNeighbour('alex', { mandates: [referent] });
    for (const name of ['camille', 'alex']) {
      expect((await here.list(name)).items).toMatchObject([{ alertId: elsewhere.alertId, communityId }]);
    }
  });

  test.each([
    ['pending', 'membership-pending'],
    ['suspended', 'membership-suspended'],
  ] as const)('is closed to a member who is %s', async (status, code) => {
    await here.givenNeighbour('sacha', { memberships: [aMembership({ status })] });
    const { alertId } = await here.report();
    expect(await refusalOf(here.list('sacha'))).toBe(code);
    expect(await refusalOf(here.get('sacha', alertId))).toBe('alert-not-found');
  });

  test.each([
    'tampered',
    Buffer.from('{"v":1,"list":"alerts","after":"01JDB2Q4M8Z6V3N5T7W9X1Y0AB","check":"000000000000"}').toString(
      'base64url',
    ),
  ])('refuses the cursor %s', async (cursor) => {
    expect(await refusalOf(here.list('camille', { cursor }))).toEqual(['cursor: invalid-cursor']);
  });
});
