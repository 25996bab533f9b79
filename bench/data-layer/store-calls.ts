import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import type { Database } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { aPosting } from '../../tests/unit/support/a-posting.ts';
import type { World } from '../world/world.ts';

/** What the stores do most, by name; the feed comes after what fills it. */
export type StoreCalls = ReadonlyMap<string, () => Promise<unknown>>;

const feedLength = 25;

export function storeCalls({ tables, community, member }: World, database: Database): StoreCalls {
  const residents = dynamoResidentStore(database, tables);
  const communities = dynamoCommunityStore(database, tables.communities);
  const alerts = dynamoAlertStore(database, tables);
  const { communityId } = community;
  const { residentId } = member;
  let stored = member;
  const page = { limit: feedLength, since: '', now: new Date(0).toISOString() };
  const accept = () => {
    const posting = aPosting({ alertId: ulid(), communityId });
    return alerts.accept(posting, { residentId, key: randomUUID(), digest: randomUUID() });
  };
  const save = async () => {
    stored = await residents.save(stored, { ...stored, profile: { ...stored.profile, name: randomUUID() } });
  };
  return new Map<string, () => Promise<unknown>>([
    ['accept an alert', accept],
    [`list ${feedLength} alerts`, () => alerts.listPostings(communityId, page)],
    ['load a resident', () => residents.load(residentId)],
    ['save a resident', save],
    ['find a community', () => communities.find(communityId)],
  ]);
}
