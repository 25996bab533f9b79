/** The items that hold the counts of each group. */
import * as z from 'zod/mini';
import { type GroupId, isCommunity } from '../../domain/communities/group.ts';
import type { CommunitySize } from '../../domain/statistics/transparency.ts';
import type { CountChange } from '../../domain/subscriptions/reach.ts';
import { type Counters, reachCounters, sumOf } from '../../domain/subscriptions/reach-counts.ts';
import type { Item, Key, Write } from '../database.ts';

/** What is kept of a group: its counts, and which of its topics stand. A community's own partition holds the community as well. */
export const groupPartition = (groupId: GroupId) =>
  isCommunity(groupId) ? `COMMUNITY#${groupId}` : `GROUP#${groupId}`;

export const countsKey = (groupId: GroupId): Key => ({ pk: groupPartition(groupId), sk: 'COUNTS' });

/** In the index `byMunicipality`: the counts of its communities, and not of its referents. */
export const municipalCounts = (inseeCode: string) => `MUNICIPALITY#${inseeCode}#COUNTS`;

const zeroUnlessCounted = z._default(z.number(), 0);
const storedCounters = z.object(Object.fromEntries(reachCounters.map((counter) => [counter, zeroUnlessCounted])));

/** Nobody is counted yet where there is no item. */
export const countersOf = (item: Item = {}): Counters => storedCounters.parse(item);

const listedCounts = z.object({ municipalitySort: z.string(), members: zeroUnlessCounted });

/** How large the community is whose counts these are. */
export function sizeOf(item: Item): CommunitySize {
  const { municipalitySort: communityId, members } = listedCounts.parse(item);
  return { communityId, members };
}

/** Adds to the counts of a group; the names of the counters are the attributes' own. Nothing when the change comes to nothing. */
export function countWrites(table: string, { groupId, inseeCode, by }: CountChange): Write[] {
  const changes = Object.entries(sumOf([by]));
  if (changes.length === 0) return [];
  const listed = isCommunity(groupId) ? { municipalityKey: municipalCounts(inseeCode), municipalitySort: groupId } : {};
  const attributes = [...changes, ...Object.entries(listed)];
  const additions = changes.map(([name]) => `#${name} :${name}`).join(', ');
  const settings = Object.keys(listed).map((name) => `#${name} = :${name}`);
  const update = {
    TableName: table,
    Key: { ...countsKey(groupId) },
    UpdateExpression: `ADD ${additions}${settings.length > 0 ? ` SET ${settings.join(', ')}` : ''}`,
    ExpressionAttributeNames: Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
  };
  return [{ Update: update }];
}
