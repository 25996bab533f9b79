import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  actionsOf,
  anOfficialTown,
  chenes,
  confirm,
  forward,
  idOf,
  lilas,
  list,
  type OfficialTown,
  send,
} from '../../support/an-official-town.ts';

let town: OfficialTown;

beforeEach(async () => {
  town = await anOfficialTown();
});

/** An evacuation of Les Lilas that the town hall wrote. */
const givenEvacuation = async () =>
  (await send(town.dependencies, { category: 'evacuation', audience: { communities: [lilas] } })).alertId;

describe('a second officer', () => {
  test('publishes an evacuation: it leaves now, in its author’s name', async () => {
    const alertId = await givenEvacuation();
    town.wait(1);
    const confirmed = await confirm(town.dependencies, alertId);
    expect(confirmed).toMatchObject({ alertId, status: 'published', source: { kind: 'town-hall', name: 'townHall' } });
    expect(confirmed.awaits).toBeUndefined();
    expect(await actionsOf(town.dependencies, alertId)).toEqual(['held', 'confirmed']);
    expect(await town.postings.listUnspread(alertId)).toEqual([0]);
    expect((await list(town.dependencies, { status: 'published' })).items).toMatchObject([{ alertId }]);
  });

  test('may be of the same office', async () => {
    expect(await confirm(town.dependencies, await givenEvacuation(), 'deputy')).toMatchObject({ status: 'published' });
  });

  test('is not whoever asked for it', async () => {
    const alertId = await givenEvacuation();
    await expect(confirm(town.dependencies, alertId, 'townHall')).rejects.toThrow('not-by-its-author');
    expect((await town.alerts.find(alertId))?.status).toBe('held');
  });

  test('carries a forwarding out, which its author may confirm who did not ask for it', async () => {
    town.members[chenes] = 2_001;
    const { alertId } = await send(town.dependencies, { audience: { communities: [lilas] } });
    await forward(town.dependencies, alertId, { communities: [chenes] }, { by: 'deputy' });
    const confirmed = await confirm(town.dependencies, alertId, 'townHall');
    expect(confirmed.audience?.communities).toEqual([lilas, chenes]);
    expect(await actionsOf(town.dependencies, alertId)).toEqual(['sent', 'forwarding-asked', 'confirmed']);
    expect(await town.postings.listUnspread(alertId)).toEqual([0, 1]);
  });

  test('has nothing to confirm where nothing waits', async () => {
    const { alertId } = await send(town.dependencies);
    await expect(confirm(town.dependencies, alertId)).rejects.toThrow('nothing-to-confirm');
    await expect(confirm(town.dependencies, '01M82F8XX0Z6V3N5T7W9X1Y0AB')).rejects.toThrow('alert-not-found');
  });

  test('of the police confirms under a protocol in force only', async () => {
    town = await anOfficialTown({ protocol: false });
    const alertId = await givenEvacuation();
    await expect(confirm(town.dependencies, alertId, 'police')).rejects.toThrow('alert-not-found');
    expect(await confirm(town.dependencies, alertId, 'deputy')).toMatchObject({ policeTakePart: false });
  });

  test('whose office was just taken away confirms nothing', async () => {
    const alertId = await givenEvacuation();
    const officer = await town.residents.load(idOf('police'));
    if (officer) await town.residents.save(officer, { ...officer, mandates: [] });
    await expect(confirm(town.dependencies, alertId)).rejects.toThrow('alert-not-found');
  });
});

test.each(['foreignPolice', 'foreignTownHall', 'referent', 'active', 'stranger', 'nobody', 'operator'] as const)(
  '%s confirms nothing',
  async (by) => {
    await expect(confirm(town.dependencies, await givenEvacuation(), by)).rejects.toThrow('alert-not-found');
  },
);

test('who sees the alert is told that confirming is for officers', async () => {
  const { alertId } = await send(town.dependencies, { audience: 'all-communities' });
  await expect(confirm(town.dependencies, alertId, 'active')).rejects.toThrow('officer-only');
});

describe('at the same time', () => {
  test('of two second officers one confirms, and the other one is told', async () => {
    const alertId = await givenEvacuation();
    const settled = await Promise.allSettled(
      (['police', 'deputy'] as const).map((by) => confirm(town.dependencies, alertId, by)),
    );
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already-confirmed' },
    });
    expect(await actionsOf(town.dependencies, alertId)).toEqual(['held', 'confirmed']);
    expect(await town.postings.listUnspread(alertId)).toEqual([0]);
  });

  test('a confirmation that meets a retraction is told of it', async () => {
    const alertId = await givenEvacuation();
    let retracted = false;
    const save: typeof town.alerts.save = async (before, ...rest) => {
      if (!retracted) {
        retracted = true;
        await town.alerts.save(before, { ...before, status: 'retracted' }, { history: [] });
      }
      return town.alerts.save(before, ...rest);
    };
    const confirmed = confirm({ ...town.dependencies, alerts: { ...town.alerts, save } }, alertId);
    await expect(confirmed).rejects.toThrow('alert-retracted');
    expect(await town.postings.listUnspread(alertId)).toEqual([]);
  });
});
