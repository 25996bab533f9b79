import { randomUUID } from 'node:crypto';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import type { Database } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { aReportedAlert, effectsOf } from '../world/a-reported-alert.ts';
import type { World } from '../world/world.ts';

/** What the stores do most, by name; the feed comes after what fills it. */
export type StoreCalls = ReadonlyMap<string, () => Promise<unknown>>;

const feedLength = 25;

export function storeCalls(world: World, database: Database): StoreCalls {
  const { tables, community, member } = world;
  const residents = dynamoResidentStore(database, tables);
  const communities = dynamoCommunityStore(database, tables.communities);
  const alerts = dynamoAlertStore(database, tables);
  const { communityId } = community;
  const { residentId } = member;
  let stored = member;
  const accept = () => {
    const alert = aReportedAlert(world);
    return alerts.accept(alert, effectsOf(world, alert));
  };
  const list = async () => {
    const { alertIds } = await alerts.listFeed(communityId, { limit: feedLength, since: '' });
    return alerts.findAll(alertIds);
  };
  const save = async () => {
    stored = await residents.save(stored, { ...stored, profile: { ...stored.profile, name: randomUUID() } });
  };
  return new Map<string, () => Promise<unknown>>([
    ['accept an alert', accept],
    [`list ${feedLength} alerts`, list],
    ['load a resident', () => residents.load(residentId)],
    ['save a resident', save],
    ['find a community', () => communities.find(communityId)],
  ]);
}
