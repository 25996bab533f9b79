import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { referentsOf } from '../../lambdas/domain/communities/group.ts';
import type { CountChange } from '../../lambdas/domain/subscriptions/reach.ts';
import type { Counters, ReachCounts } from '../../lambdas/domain/subscriptions/reach-counts.ts';
import { aCommunity } from '../unit/support/a-community.ts';
import { aResident } from '../unit/support/a-resident.ts';
import { saintSebastien } from '../unit/support/places.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';
import { type Stores, versions } from './resident-store-versions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const none = { information: 0, vigilance: 0, danger: 0 };
const nobody: ReachCounts = { members: 0, email: none, sms: none, push: none };

/** A municipality that no other test counts in. */
let municipalities = 0;
const aMunicipality = () => `98${String(++municipalities).padStart(3, '0')}`;

describe.each(versions)('how many residents are reached, %s', (_, makeStores) => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await makeStores(database);
  });

  const save = async (...counts: CountChange[]) => {
    const resident = aResident({ residentId: ulid() });
    await stores.residents.create(resident);
    await stores.residents.save(resident, resident, { counts });
  };
  const change = (groupId: string, inseeCode: string, by: Counters): CountChange => ({ groupId, inseeCode, by });

  test('is nobody where nobody was counted', async () => {
    expect(await stores.communities.countReach([ulid(), referentsOf('44190')])).toEqual(nobody);
    expect(await stores.communities.countReach([])).toEqual(nobody);
    expect(await stores.communities.countMunicipalReach(aMunicipality())).toEqual(nobody);
  });

  test('is told by channel and minimum level, as residents come, change and go', async () => {
    const [groupId, inseeCode] = [ulid(), aMunicipality()];
    await save(change(groupId, inseeCode, { members: 1, email_vigilance: 1, sms_danger: 1 }));
    await save(change(groupId, inseeCode, { members: 1, email_information: 1, push_vigilance: 1 }));
    await save(change(groupId, inseeCode, { sms_danger: -1, sms_information: 1 }));
    await save(change(groupId, inseeCode, { members: -1, email_information: -1, push_vigilance: -1 }));
    expect(await stores.communities.countReach([groupId])).toEqual({
      members: 1,
      email: { ...none, vigilance: 1 },
      sms: { ...none, information: 1 },
      push: none,
    });
  });

  test('is told of several groups together, the referents among them, each group once', async () => {
    const [one, other, inseeCode] = [ulid(), ulid(), aMunicipality()];
    await save(change(one, inseeCode, { members: 1, sms_danger: 1 }));
    await save(change(other, inseeCode, { members: 1, sms_danger: 1 }));
    await save(change(referentsOf(inseeCode), inseeCode, { members: 1, sms_vigilance: 1 }));
    expect(await stores.communities.countReach([one, other, referentsOf(inseeCode), one])).toEqual({
      ...nobody,
      members: 3,
      sms: { information: 0, vigilance: 1, danger: 2 },
    });
  });

  test('is told of more groups than one read brings', async () => {
    const inseeCode = aMunicipality();
    const groupIds = Array.from({ length: 120 }, () => ulid());
    await Promise.all(groupIds.map((groupId) => save(change(groupId, inseeCode, { members: 1 }))));
    expect((await stores.communities.countReach(groupIds)).members).toBe(120);
  });

  test('is told of all communities of a municipality, without its referents and without the next one’s', async () => {
    const [here, elsewhere] = [aMunicipality(), aMunicipality()];
    await save(change(ulid(), here, { members: 1, email_danger: 1 }), change(ulid(), here, { members: 1 }));
    await save(change(ulid(), elsewhere, { members: 1 }), change(referentsOf(here), here, { members: 1 }));
    expect(await stores.communities.countMunicipalReach(here)).toEqual({
      ...nobody,
      members: 2,
      email: { ...none, danger: 1 },
    });
  });

  test('is told of each community by its members, without the referents and without the next municipality’s', async () => {
    const [one, other, left, here, elsewhere] = [ulid(), ulid(), ulid(), aMunicipality(), aMunicipality()];
    await save(change(one, here, { members: 21 }), change(other, here, { members: 2, email_danger: 2 }));
    await save(change(left, here, { members: 1 }), change(ulid(), elsewhere, { members: 1 }));
    await save(change(left, here, { members: -1 }), change(referentsOf(here), here, { members: 1 }));
    const sizes = await stores.communities.listSizes(here);
    expect(new Map(sizes.map(({ communityId, members }) => [communityId, members]))).toEqual(
      new Map([
        [one, 21],
        [other, 2],
        [left, 0],
      ]),
    );
  });

  test('stays for the municipality when a resident moves from one of its communities to another', async () => {
    const [from, to, inseeCode] = [ulid(), ulid(), aMunicipality()];
    await save(change(from, inseeCode, { members: 1, push_danger: 1 }));
    await save(
      change(from, inseeCode, { members: -1, push_danger: -1 }),
      change(to, inseeCode, { members: 1, push_danger: 1 }),
    );
    expect(await stores.communities.countReach([from])).toEqual(nobody);
    const all = { ...nobody, members: 1, push: { ...none, danger: 1 } };
    expect(await stores.communities.countReach([to])).toEqual(all);
    expect(await stores.communities.countMunicipalReach(inseeCode)).toEqual(all);
  });

  test('shows in a community as totals by channel', async () => {
    const community = aCommunity({ communityId: ulid() });
    await stores.communities.registerMunicipality(saintSebastien);
    await stores.communities.create(community);
    await save(
      change(community.communityId, community.inseeCode, {
        members: 3,
        sms_danger: 2,
        sms_information: 1,
        push_danger: 0,
      }),
    );
    expect(await stores.communities.findWithCounts(community.communityId)).toEqual({
      community,
      counts: { members: 3, email: 0, sms: 3, push: 0 },
    });
  });
});
