import { beforeEach, describe, expect, test } from '@jest/globals';
import type { OfficialAlert } from '../../../../contract/operations/official-alerts.ts';
import { reachCountsOf } from '../../../../lambdas/domain/subscriptions/reach-counts.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aSpecialCategory } from '../../support/a-special-category.ts';
import {
  actionsOf,
  anOfficialTown,
  chenes,
  doulon,
  idOf,
  lilas,
  list,
  type OfficialTown,
  referents,
  send,
  sendOrPreview,
} from '../../support/an-official-town.ts';
import { callsOf } from '../../support/calls-of.ts';
import { saintSebastien } from '../../support/places.ts';

const key = 'b6e1f2a4-0c3d-4e5f-8a9b-1c2d3e4f5a6b';
const { inseeCode } = saintSebastien;
let town: OfficialTown;

beforeEach(async () => {
  town = await anOfficialTown();
});

describe('an alert of the municipality', () => {
  test('is accepted with its history and its first message on the way', async () => {
    const alert = await send(town.dependencies, { audience: 'all-communities' });
    expect(alert).toMatchObject({
      inseeCode,
      category: 'utility_outage',
      level: 'information',
      status: 'published',
      source: { kind: 'town-hall', name: 'townHall' },
      audience: { communities: [], allCommunities: true, referents: false },
      policeTakePart: true,
    });
    expect(alert.communityId).toBeUndefined();
    expect(await actionsOf(town.dependencies, alert.alertId)).toEqual(['sent']);
    expect(await town.postings.listUnspread(alert.alertId)).toEqual([0]);
  });

  test('goes to some communities, or to the referents', async () => {
    const some = await send(town.dependencies, { audience: { communities: [lilas, chenes] } });
    expect(some.audience).toEqual({ communities: [lilas, chenes], allCommunities: false, referents: false });
    const relayed = await send(
      town.dependencies,
      { category: 'police_notice', audience: 'referents' },
      { by: 'police' },
    );
    expect(relayed.audience).toEqual({ communities: [], allCommunities: false, referents: true });
    expect(relayed.source.kind).toBe('police');
  });

  test('is possible until someone else sees it, unless the police send it', async () => {
    const [announced, seen] = await Promise.all([
      send(town.dependencies, { audience: 'all-communities' }),
      send(town.dependencies, { audience: 'all-communities' }, { by: 'police' }),
    ]);
    expect([announced.certainty, seen.certainty]).toEqual(['possible', 'observed']);
  });

  test('is sent by its officers alone', async () => {
    const others = [
      'foreignTownHall',
      'foreignPolice',
      'referent',
      'active',
      'stranger',
      'nobody',
      'operator',
    ] as const;
    for (const by of others) await expect(send(town.dependencies, {}, { by })).rejects.toThrow('officer-only');
  });

  test('is of one that is registered', async () => {
    const elsewhere = send(town.dependencies, {}, { inseeCode: '75056' });
    await expect(elsewhere).rejects.toThrow('municipality-not-found');
  });

  test('tells its officer when the police receive nothing', async () => {
    const { dependencies } = await anOfficialTown({ protocol: false });
    for (const by of ['townHall', 'police'] as const)
      expect(await send(dependencies, {}, { by })).toMatchObject({ status: 'published', policeTakePart: false });
  });

  test('is not accepted from whoever just lost their office', async () => {
    const officer = await town.residents.load(idOf('townHall'));
    if (!officer) throw new Error('there is no town hall');
    await town.residents.save(officer, { ...officer, mandates: [] });
    const residents = { ...town.residents, load: async () => officer };
    await expect(send({ ...town.dependencies, residents })).rejects.toThrow('changed-meanwhile');
  });
});

describe('the category', () => {
  test('of the police is not the town hall’s to send', async () => {
    await expect(send(town.dependencies, { category: 'police_notice' })).rejects.toThrow('category-not-allowed');
  });

  test('for officers only reaches no neighbour', async () => {
    const category = 'street_defect';
    for (const audience of ['all-communities', { communities: [lilas] }] as const) {
      const sent = send(town.dependencies, { category, audience: audience as OfficialAlert['audience'] });
      await expect(sent).rejects.toThrow('category-not-for-neighbours');
    }
    expect(await send(town.dependencies, { category, audience: 'referents' })).toMatchObject({ status: 'published' });
  });

  test('may be the municipality’s own, as long as it is in use', async () => {
    await town.communities.putSpecialCategory(aSpecialCategory({ senders: 'police' }));
    const category = 'feu_de_landes';
    const byPolice = () => send(town.dependencies, { category }, { by: 'police' });
    expect(await byPolice()).toMatchObject({ level: 'danger', headline: 'Feu de landes – quartier nord' });
    await expect(send(town.dependencies, { category })).rejects.toThrow('category-not-allowed');
    await town.communities.retireSpecialCategory(inseeCode, category, town.hoursLater(0));
    const error = { path: 'category', code: 'retired-category' };
    await expect(byPolice()).rejects.toMatchObject({ code: 'invalid-input', errors: [error] });
  });

  test('of another municipality is unknown', async () => {
    await town.communities.putSpecialCategory(aSpecialCategory({ inseeCode: '44109' }));
    const error = { path: 'category', code: 'unknown-category' };
    const sent = send(town.dependencies, { category: 'feu_de_landes' });
    await expect(sent).rejects.toMatchObject({ code: 'invalid-input', errors: [error] });
  });
});

test.each([
  ['that does not exist', '01JDB1H7K2C4D6E8F0G2H4J6KZ'],
  ['of another municipality', doulon],
])('a community %s is not found', async (_, communityId) => {
  const sent = send(town.dependencies, { audience: { communities: [lilas, communityId] } });
  await expect(sent).rejects.toThrow('community-not-found');
});

describe('a second officer', () => {
  test('has to confirm an evacuation: nothing leaves before', async () => {
    const alert = await send(town.dependencies, { category: 'evacuation', audience: { communities: [lilas] } });
    expect(alert).toMatchObject({ status: 'held', awaits: 'second-officer', updates: [] });
    expect(await actionsOf(town.dependencies, alert.alertId)).toEqual(['held']);
    expect(await town.postings.listUnspread(alert.alertId)).toEqual([]);
  });

  test('has to confirm what goes to more than 2,000 residents', async () => {
    Object.assign(town.members, { [lilas]: 1_200, [chenes]: 801, [referents]: 2_001 });
    const statusOf = async (audience: OfficialAlert['audience']) =>
      (await send(town.dependencies, { audience })).status;
    expect(await statusOf({ communities: [lilas] })).toBe('published');
    expect(await statusOf({ communities: [lilas, lilas] })).toBe('published');
    expect(await statusOf({ communities: [lilas, chenes] })).toBe('held');
    expect(await statusOf('all-communities')).toBe('held');
    expect(await statusOf('referents')).toBe('held');
    town.members[chenes] = 800;
    expect(await statusOf('all-communities')).toBe('published');
  });
});

describe('sent again', () => {
  test('with its key, it is the same alert, even when its time has passed', async () => {
    const body = { expiresAt: town.hoursLater(2) };
    const first = await send(town.dependencies, body, { key });
    town.wait(3);
    const again = await send(town.dependencies, body, { key: key.toUpperCase() });
    expect(again).toEqual({ ...first, status: 'expired' });
    expect((await town.alerts.listHistory(first.alertId)).length).toBe(1);
  });

  test('with the key of another alert, it is refused', async () => {
    await send(town.dependencies, {}, { key });
    const other = send(town.dependencies, { description: 'L’eau sera coupée demain aussi.' }, { key });
    await expect(other).rejects.toThrow('idempotency-key-reused');
  });

  test('twenty times at once with one key, it is one alert', async () => {
    const sent = await Promise.all(Array.from({ length: 20 }, () => send(town.dependencies, {}, { key })));
    expect(new Set(sent.map(({ alertId }) => alertId)).size).toBe(1);
  });

  test('without a key, it is another alert', async () => {
    const [first, second] = [await send(town.dependencies), await send(town.dependencies)];
    expect(first.alertId).not.toBe(second.alertId);
  });

  test('by someone who is no officer any more, it is refused', async () => {
    await send(town.dependencies, {}, { key });
    const officer = await town.residents.load(idOf('townHall'));
    if (officer) await town.residents.save(officer, { ...officer, mandates: [] });
    await expect(send(town.dependencies, {}, { key })).rejects.toThrow('officer-only');
  });
});

describe('a preview', () => {
  const preview = (body: Partial<OfficialAlert> = {}, by: 'townHall' | 'active' = 'townHall') =>
    sendOrPreview(town.dependencies, body, { by, key, preview: 'true' });

  test('tells whom the alert would reach, and writes nothing', async () => {
    const counts = { members: 9, email_vigilance: 5, sms_danger: 4, sms_information: 3, push_vigilance: 2 };
    const communities = { ...town.communities, countMunicipalReach: async () => reachCountsOf(counts) };
    const answer = await sendOrPreview(
      { ...town.dependencies, communities },
      { level: 'vigilance' },
      { key, preview: 'true' },
    );
    expect(answer).toEqual({
      status: 200,
      body: {
        residents: 9,
        channels: { email: 5, sms: 3, push: 2 },
        smsSegments: 3,
        estimatedCost: { amount: 0.21, currency: 'EUR' },
        needsSecondOfficer: false,
        policeTakePart: true,
      },
    });
    expect((await list(town.dependencies)).items).toEqual([]);
  });

  test('says when a second officer would have to confirm', async () => {
    expect(await preview({ category: 'evacuation' })).toMatchObject({ body: { needsSecondOfficer: true } });
    town.members[lilas] = 2_001;
    expect(await preview()).toMatchObject({ body: { residents: 2_001, needsSecondOfficer: true } });
  });

  test('leaves its key free for the alert', async () => {
    await preview();
    expect(await send(town.dependencies, { description: 'Une autre coupure, ailleurs.' }, { key })).toBeDefined();
  });

  test('is refused as the alert would be', async () => {
    await expect(preview({}, 'active')).rejects.toThrow('officer-only');
    await expect(preview({ category: 'police_notice' })).rejects.toThrow('category-not-allowed');
    await expect(preview({ category: 'street_defect' })).rejects.toThrow('category-not-for-neighbours');
    await expect(preview({ audience: { communities: [doulon] } })).rejects.toThrow('community-not-found');
    await expect(preview({ expiresAt: town.hoursLater(-1) })).rejects.toThrow('invalid-input');
  });

  test('that is not asked for is none', async () => {
    expect((await sendOrPreview(town.dependencies, {}, { preview: 'false' })).status).toBe(201);
  });
});

describe('a number plate', () => {
  test('is kept apart and encrypted', async () => {
    const { alertId } = await send(town.dependencies, { numberPlate: 'AA-123-AA' });
    const stored = await town.alerts.findPlate(alertId);
    expect(stored && (await town.plates.decrypt(alertId, stored.ciphertext))).toBe('AA-123-AA');
    const written = JSON.stringify([await town.alerts.find(alertId), await town.alerts.listHistory(alertId), stored]);
    expect(written).not.toContain('AA-123-AA');
  });

  test('that cannot be encrypted stops the alert', async () => {
    const plates = { ...town.plates, encrypt: () => Promise.reject(new Error('KMS is down')) };
    const sent = send({ ...town.dependencies, plates }, { numberPlate: 'AA-123-AA' });
    await expect(sent).rejects.toThrow('unavailable');
    expect((await list(town.dependencies)).items).toEqual([]);
  });
});

test('an alert to 500 communities asks the stores for no more than an alert to one', async () => {
  const askedFor = async (audience: OfficialAlert['audience']) => {
    const counted = callsOf(town.dependencies);
    await send(counted.dependencies, { audience });
    return counted.calls;
  };
  const toOne = await askedFor('all-communities');
  const others = Array.from({ length: 498 }, (_, index) => `01JDB1H7K2C4D6E8F0G2H4M${String(index).padStart(3, '0')}`);
  for (const communityId of others) await town.communities.create(aCommunity({ communityId, name: communityId }));
  expect(await askedFor('all-communities')).toEqual(toOne);
  const byName = await askedFor({ communities: [lilas] });
  expect(await askedFor({ communities: [lilas, chenes, ...others] })).toEqual(byName);
  expect(byName.toSorted()).toEqual(
    [...toOne.filter((name) => name !== 'countMunicipalReach'), 'countReach', 'listRoster'].toSorted(),
  );
});
