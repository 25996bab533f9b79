import { beforeEach, describe, expect, test } from '@jest/globals';
import type { OfficialAlert } from '../../../../contract/operations/official-alerts.ts';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { anAlert } from '../../support/an-alert.ts';
import {
  actionsOf,
  anOfficialTown,
  chenes,
  confirm,
  doulon,
  forward,
  idOf,
  lilas,
  type OfficialTown,
  referents,
  send,
} from '../../support/an-official-town.ts';

const key = 'b6e1f2a4-0c3d-4e5f-8a9b-1c2d3e4f5a6b';
const toChenes = { communities: [chenes] };
let town: OfficialTown;

beforeEach(async () => {
  town = await anOfficialTown();
});

/** A burglary that a neighbour reported in Les Lilas just now, but for what a test says otherwise. */
async function givenReport(differences: Partial<Alert> = {}): Promise<string> {
  const times = { reportedAt: town.hoursLater(0), expiresAt: town.hoursLater(2) };
  const alert = anAlert({ ...times, author: reporter, ...differences });
  const right = { residentId: alert.author.residentId, memberOf: lilas };
  await town.alerts.accept(alert, { right, history: [] });
  return alert.alertId;
}

const reporter = { residentId: idOf('active'), kind: 'resident', name: 'active', hidden: true } as const;

describe('an officer of its municipality', () => {
  test('forwards what a neighbour reported: its author and its words stay', async () => {
    const alertId = await givenReport();
    const forwarded = await forward(town.dependencies, alertId, { communities: [chenes, lilas] });
    expect(forwarded).toMatchObject({
      alertId,
      communityId: lilas,
      description: 'Deux personnes forcent la porte du garage.',
      source: { kind: 'resident', name: 'active' },
      audience: { communities: [lilas, chenes], allCommunities: false, referents: false },
    });
    const stored = await town.alerts.find(alertId);
    expect(stored?.messages.at(-1)).toMatchObject({
      number: 1,
      kind: 'forwarding',
      by: { residentId: idOf('townHall'), kind: 'town-hall' },
      to: { communityIds: [chenes] },
    });
    expect(await actionsOf(town.dependencies, alertId)).toEqual(['forwarded']);
    expect(await town.postings.listUnspread(alertId)).toEqual([1]);
  });

  test('forwards to all communities and to the referents', async () => {
    const alertId = await givenReport();
    await forward(town.dependencies, alertId, 'referents', { by: 'police' });
    const forwarded = await forward(town.dependencies, alertId, 'all-communities');
    expect(forwarded.audience).toEqual({ communities: [lilas], allCommunities: true, referents: true });
    expect(await town.postings.listUnspread(alertId)).toEqual([1, 2]);
  });

  test('forwards to nobody who was sent it before', async () => {
    const alertId = await givenReport();
    const again = async (audience: OfficialAlert['audience']) =>
      expect(forward(town.dependencies, alertId, audience)).rejects.toThrow('already-forwarded');
    await again({ communities: [lilas] });
    await forward(town.dependencies, alertId, toChenes);
    await again(toChenes);
    await again('all-communities');
    await forward(town.dependencies, alertId, 'referents');
    await again('referents');
  });

  test.each([
    ['that does not exist', '01JDB1H7K2C4D6E8F0G2H4J6KZ'],
    ['of another municipality', doulon],
  ])('forwards to no community %s', async (_, communityId) => {
    const forwarded = forward(town.dependencies, await givenReport(), { communities: [chenes, communityId] });
    await expect(forwarded).rejects.toThrow('community-not-found');
  });

  test('forwards what only officers read to the referents alone', async () => {
    const alertId = await givenReport({ readers: 'officers' });
    for (const audience of [toChenes, 'all-communities'] as const)
      await expect(forward(town.dependencies, alertId, audience)).rejects.toThrow('category-not-for-neighbours');
    expect((await forward(town.dependencies, alertId, 'referents')).audience?.referents).toBe(true);
  });

  test('forwards no alert that does not exist', async () => {
    const forwarded = forward(town.dependencies, anAlert().alertId, toChenes);
    await expect(forwarded).rejects.toThrow('alert-not-found');
  });

  test('of the police forwards under a protocol in force, or what is theirs', async () => {
    town = await anOfficialTown({ protocol: false });
    const alertId = await givenReport();
    const byPolice = forward(town.dependencies, alertId, toChenes, { by: 'police' });
    await expect(byPolice).rejects.toThrow('alert-not-found');
    expect(await forward(town.dependencies, alertId, toChenes)).toMatchObject({ policeTakePart: false });
    const own = await send(town.dependencies, { audience: { communities: [lilas] } }, { by: 'police' });
    expect(await forward(town.dependencies, own.alertId, toChenes, { by: 'police' })).toBeDefined();
  });
});

test.each([
  ['stranger', 'alert-not-found'],
  ['nobody', 'alert-not-found'],
  ['operator', 'alert-not-found'],
  ['foreignPolice', 'alert-not-found'],
  ['foreignTownHall', 'alert-not-found'],
  ['foreignReferent', 'alert-not-found'],
  ['otherReferent', 'alert-not-found'],
  ['active', 'officer-only'],
  ['referent', 'officer-only'],
] as const)('%s forwards nothing: %s', async (by, code) => {
  await expect(forward(town.dependencies, await givenReport(), toChenes, { by })).rejects.toThrow(code);
});

describe('a referent who was sent an alert as such', () => {
  const toReferents = async () =>
    (await send(town.dependencies, { category: 'police_notice', audience: 'referents' }, { by: 'police' })).alertId;

  test('relays it to communities of theirs', async () => {
    const alertId = await toReferents();
    const relayed = await forward(town.dependencies, alertId, { communities: [lilas] }, { by: 'referent' });
    expect(relayed.source).toEqual({ kind: 'police', name: 'police' });
    expect(relayed.audience).toBeUndefined();
    const stored = await town.alerts.find(alertId);
    expect(stored?.messages.at(-1)).toMatchObject({ kind: 'forwarding', by: { kind: 'referent' } });
    expect(stored?.addressees).toEqual({ communityIds: [lilas], allCommunities: false, referents: true });
    expect(await actionsOf(town.dependencies, alertId)).toEqual(['sent', 'forwarded']);
  });

  test.each<[string, OfficialAlert['audience']]>([
    ['a community of another referent', toChenes],
    ['one of theirs and another', { communities: [lilas, chenes] }],
    ['a community that does not exist', { communities: ['01JDB1H7K2C4D6E8F0G2H4J6KZ'] }],
    ['all communities', 'all-communities'],
    ['the referents', 'referents'],
  ])('does not relay it to %s', async (_, audience) => {
    const relayed = forward(town.dependencies, await toReferents(), audience, { by: 'referent' });
    await expect(relayed).rejects.toThrow('officer-only');
  });

  test('does not learn of it while it waits for a second officer', async () => {
    town.members[referents] = 2_001;
    const relayed = forward(town.dependencies, await toReferents(), { communities: [lilas] }, { by: 'referent' });
    await expect(relayed).rejects.toThrow('alert-not-found');
  });

  test('relays to several when all are theirs', async () => {
    const audience = { communities: [lilas, chenes] };
    const relayed = forward(town.dependencies, await toReferents(), audience, { by: 'widelyReferent' });
    expect(await relayed).toMatchObject({ status: 'published' });
  });

  test('relays nothing that went to communities only', async () => {
    const { alertId } = await send(town.dependencies, { audience: toChenes });
    const relayed = forward(town.dependencies, alertId, { communities: [lilas] }, { by: 'referent' });
    await expect(relayed).rejects.toThrow('alert-not-found');
  });

  test('relays nothing that is for officers only', async () => {
    const { alertId } = await send(town.dependencies, { category: 'street_defect', audience: 'referents' });
    const relayed = forward(town.dependencies, alertId, { communities: [lilas] }, { by: 'referent' });
    await expect(relayed).rejects.toThrow('category-not-for-neighbours');
  });

  test('waits for an officer when the community is large', async () => {
    town.members[lilas] = 2_001;
    const alertId = await toReferents();
    await forward(town.dependencies, alertId, { communities: [lilas] }, { by: 'referent' });
    expect((await town.alerts.find(alertId))?.awaits).toMatchObject({ what: 'forwarding', by: { kind: 'referent' } });
    await confirm(town.dependencies, alertId);
    expect((await town.alerts.find(alertId))?.addressees.communityIds).toEqual([lilas]);
  });
});

describe('a second officer', () => {
  test('confirms what reaches more than 2,000 residents; until then nobody is added', async () => {
    Object.assign(town.members, { [lilas]: 1_500, [chenes]: 500, [referents]: 9_000 });
    const alertId = await givenReport();
    expect(await forward(town.dependencies, alertId, toChenes)).toMatchObject({ status: 'published' });
    const other = await givenReport({ alertId: '01M82F8XX0Z6V3N5T7W9X1Y0AC' });
    town.members[chenes] = 501;
    const asked = await forward(town.dependencies, other, 'all-communities');
    expect(asked).toMatchObject({ status: 'published', awaits: 'second-officer', audience: { allCommunities: false } });
    expect(await actionsOf(town.dependencies, other)).toEqual(['forwarding-asked']);
    expect(await town.postings.listUnspread(other)).toEqual([]);
    await expect(forward(town.dependencies, other, 'referents')).rejects.toThrow('awaits-confirmation');
  });

  test.each<[string, OfficialAlert['audience'], OfficialAlert['audience']]>([
    ['one community after the other', { communities: [lilas] }, toChenes],
    ['the referents after a community', { communities: [lilas] }, 'referents'],
    ['the referents after all communities', 'all-communities', 'referents'],
    ['a community after the referents', 'referents', toChenes],
  ])('confirms what passes 2,000 residents in steps: %s', async (_, first, then) => {
    Object.assign(town.members, { [lilas]: 1_500, [chenes]: 500, [referents]: 1_900 });
    const { alertId } = await send(town.dependencies, { audience: first });
    expect((await town.alerts.find(alertId))?.awaits).toBeUndefined();
    town.members[chenes] = 501;
    await forward(town.dependencies, alertId, then);
    expect((await town.alerts.find(alertId))?.awaits).toMatchObject({ what: 'forwarding' });
  });
});

describe('sent again', () => {
  test('with its key, it is the same forwarding', async () => {
    const alertId = await givenReport();
    const first = await forward(town.dependencies, alertId, toChenes, { key });
    expect(await forward(town.dependencies, alertId, toChenes, { key })).toEqual(first);
    expect((await town.alerts.find(alertId))?.messages).toHaveLength(2);
  });

  test('with the key of another one, it is refused', async () => {
    const alertId = await givenReport();
    await forward(town.dependencies, alertId, toChenes, { key });
    await expect(forward(town.dependencies, alertId, 'referents', { key })).rejects.toThrow('idempotency-key-reused');
  });
});

describe('at the same time', () => {
  test('two forwardings to the same community are one, and the second one is told', async () => {
    const alertId = await givenReport();
    const both = [
      forward(town.dependencies, alertId, toChenes),
      forward(town.dependencies, alertId, toChenes, { by: 'police' }),
    ];
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already-forwarded' },
    });
    expect((await town.alerts.find(alertId))?.messages).toHaveLength(2);
  });

  test('forwardings to different ones both arrive', async () => {
    const alertId = await givenReport();
    await Promise.all([
      forward(town.dependencies, alertId, toChenes),
      forward(town.dependencies, alertId, 'referents', { by: 'police' }),
    ]);
    const stored = await town.alerts.find(alertId);
    expect(stored?.addressees).toEqual({ communityIds: [lilas, chenes], allCommunities: false, referents: true });
    expect(await actionsOf(town.dependencies, alertId)).toEqual(['forwarded', 'forwarded']);
  });

  test('a forwarding that meets a retraction is told of it', async () => {
    const alertId = await givenReport();
    let retracted = false;
    const save: typeof town.alerts.save = async (before, ...rest) => {
      if (!retracted) {
        retracted = true;
        await town.alerts.save(before, { ...before, status: 'retracted' }, { history: [] });
      }
      return town.alerts.save(before, ...rest);
    };
    const forwarded = forward({ ...town.dependencies, alerts: { ...town.alerts, save } }, alertId, toChenes);
    await expect(forwarded).rejects.toThrow('alert-retracted');
    expect((await town.alerts.find(alertId))?.messages).toHaveLength(1);
  });
});
