/** Municipalities and communities as items of the table, and back. */
import * as z from 'zod/mini';
import { position } from '../../../contract/fields.ts';
import { polygon } from '../../../contract/operations/communities.ts';
import { boxOf } from '../../domain/communities/area.ts';
import type { Community, Municipality } from '../../domain/communities/community.ts';
import { cellsOf, type GridCell } from '../../domain/communities/grid.ts';
import type { GroupId } from '../../domain/communities/group.ts';
import { type TimeZone, timeZoneOf } from '../../domain/local-time.ts';
import type { Item, Key } from '../database.ts';
import { groupPartition } from './count-items.ts';
import { searchTokens, shortestSearch } from './search-tokens.ts';

export type CommunityItem = Item & Key;

export const municipalityGroup = (inseeCode: string) => `MUNICIPALITY#${inseeCode}`;
export const municipalityKey = (inseeCode: string): Key => ({ pk: municipalityGroup(inseeCode), sk: 'MUNICIPALITY' });

export const protocolKey = (inseeCode: string): Key => ({ pk: municipalityGroup(inseeCode), sk: 'PROTOCOL' });

/** What the sort keys of a municipality's own categories begin with. */
export const specialCategories = 'CATEGORY#';
export const specialCategoryKey = (inseeCode: string, categoryId: string): Key => ({
  pk: municipalityGroup(inseeCode),
  sk: `${specialCategories}${categoryId}`,
});

export const communityKey = (communityId: string): Key => ({ pk: groupPartition(communityId), sk: 'COMMUNITY' });
export const topicKey = (groupId: GroupId, minimumLevel: string): Key => ({
  pk: groupPartition(groupId),
  sk: `TOPIC#${minimumLevel}`,
});

/** What the sort keys of communities begin with in the partitions of others: a cell's, and the roster of a municipality. */
export const communityEntries = 'COMMUNITY#';

export const cellPartition = ({ row, column }: GridCell) => `CELL#${row}#${column}`;

/** The partition of every search token that starts as this text does. */
export const searchPartition = (folded: string) => `MUNICIPALITY-NAME#${folded.slice(0, shortestSearch)}`;

/** One line of a municipality's roster: a community by its name alone. */
export function rosterItem({ inseeCode, communityId, name }: Community): CommunityItem {
  return { pk: municipalityGroup(inseeCode), sk: `${communityEntries}${communityId}`, communityId, name };
}

/** All that wish for a monthly exercise, by the clocks that it is held by: nothing else has to be read to hold them. */
export const exercisingPartition = (timeZone: TimeZone) => `MONTHLY-EXERCISE#${timeZone}`;

/** Its place there. */
export const exercisingKeys = ({ communityId, inseeCode, monthlyExercise }: Community): Key[] =>
  monthlyExercise ? [{ pk: exercisingPartition(timeZoneOf(inseeCode)), sk: communityId }] : [];

/** Found by its code, and by each of its search tokens. */
export function municipalityItems(municipality: Municipality): CommunityItem[] {
  return [
    { ...municipalityKey(municipality.inseeCode), municipality },
    ...searchTokens(municipality).map((token) => ({
      pk: searchPartition(token),
      sk: `${token}#${municipality.inseeCode}`,
      municipality,
    })),
  ];
}

/** The area is kept as text: a list of 500 positions costs DynamoDB's notation ten times more to write and to read. */
export function communityItem({ area, ...community }: Community): CommunityItem {
  return {
    ...communityKey(community.communityId),
    municipalityKey: municipalityGroup(community.inseeCode),
    municipalitySort: community.communityId,
    ...community,
    area: JSON.stringify(area),
  };
}

export function cellKeys({ communityId, area }: Community): Key[] {
  return cellsOf(boxOf(area)).map((cell) => ({ pk: cellPartition(cell), sk: `${communityEntries}${communityId}` }));
}

const storedMunicipality = z.object({
  municipality: z.object({ inseeCode: z.string(), name: z.string(), postcodes: z.array(z.string()) }),
});

export function municipalityOf(item: Item): Municipality {
  return storedMunicipality.parse(item).municipality;
}

const storedCommunity = z.object({
  communityId: z.string(),
  inseeCode: z.string(),
  name: z.string(),
  area: z.string(),
  center: position,
  createdBy: z.string(),
  monthlyExercise: z.exactOptional(z.object({ askedBy: z.string() })),
  version: z.number(),
});

const storedRosterEntry = z.object({ communityId: z.string(), name: z.string() });

export const rosterEntryOf = (item: Item) => storedRosterEntry.parse(item);

export function communityOf(item: Item): Community {
  const { area, ...community } = storedCommunity.parse(item);
  return { ...community, area: polygon.parse(JSON.parse(area)) };
}
