import type { Community, Municipality } from '../../domain/communities/community.ts';
import { putNew, putVersion } from '../conditional-puts.ts';
import type { Key, Write } from '../database.ts';
import {
  cellKeys,
  communityItem,
  exercisingKeys,
  municipalityItems,
  municipalityKey,
  rosterItem,
} from './community-items.ts';

/** Brings a municipality and its search tokens up to date; tokens of a former name go. */
export function municipalityWrites(table: string, before: Municipality | undefined, after: Municipality): Write[] {
  const items = municipalityItems(after);
  const old = before ? municipalityItems(before) : [];
  return [
    ...items.map((Item): Write => ({ Put: { TableName: table, Item } })),
    ...missingFrom(items, old).map((Key): Write => ({ Delete: { TableName: table, Key } })),
  ];
}

/** The condition that a municipality is registered. */
export function registeredCondition(table: string, inseeCode: string): Write {
  return {
    ConditionCheck: {
      TableName: table,
      Key: { ...municipalityKey(inseeCode) },
      ConditionExpression: 'attribute_exists(pk)',
    },
  };
}

/** A new community in a municipality that is registered: the condition on the municipality comes first. */
export function creationWrites(table: string, community: Community): Write[] {
  return [
    registeredCondition(table, community.inseeCode),
    putNew(table, communityItem(community)),
    { Put: { TableName: table, Item: rosterItem(community) } },
    ...cellKeys(community).map((Item): Write => ({ Put: { TableName: table, Item: { ...Item } } })),
  ];
}

/** A community under the condition of its version, its name on the roster, and the places where it is listed that it gains or leaves. */
export function changeWrites(table: string, before: Community, after: Community): Write[] {
  const [old, wanted] = [listingKeys(before), listingKeys(after)];
  return [
    putVersion(table, communityItem(after), before.version),
    ...(before.name === after.name ? [] : [{ Put: { TableName: table, Item: rosterItem(after) } }]),
    ...missingFrom(old, wanted).map((Item): Write => ({ Put: { TableName: table, Item } })),
    ...missingFrom(wanted, old).map((Key): Write => ({ Delete: { TableName: table, Key } })),
  ];
}

const listingKeys = (community: Community): Key[] => [...cellKeys(community), ...exercisingKeys(community)];

/** The keys of `those` that `list` lacks. */
function missingFrom(list: readonly Key[], those: readonly Key[]): Record<keyof Key, string>[] {
  const present = new Set(list.map(({ pk, sk }) => `${pk} ${sk}`));
  return those.filter(({ pk, sk }) => !present.has(`${pk} ${sk}`)).map(({ pk, sk }) => ({ pk, sk }));
}
