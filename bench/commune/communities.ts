import { ulid } from 'ulid';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { aCommunity } from '../../tests/unit/support/a-community.ts';
import { saintSebastien } from '../../tests/unit/support/places.ts';
import type { World } from '../world/world.ts';

/** Adds so many communities to the world's municipality; like those that have members, each has its topic already. */
export async function addCommunities({ database, tables, community }: World, count: number): Promise<void> {
  const communities = dynamoCommunityStore(database, tables.communities);
  await communities.recordTopic(community.communityId, 'information');
  for (let index = 0; index < count; index += 1) {
    const communityId = ulid();
    await communities.create(aCommunity({ communityId, name: `Quartier ${index}` }));
    await communities.recordTopic(communityId, 'information');
  }
}

/** The alert of the municipality that was accepted last. */
export async function lastAlertOf({ database, tables }: World): Promise<string> {
  const page = { limit: 1, since: '', now: new Date().toISOString() };
  const { alerts } = await dynamoAlertStore(database, tables).listMunicipal(saintSebastien.inseeCode, page);
  const [last] = alerts;
  if (!last) throw new Error('no alert was accepted');
  return last.alertId;
}
