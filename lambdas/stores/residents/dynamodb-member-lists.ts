import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type GroupId, referentsMunicipality } from '../../domain/communities/group.ts';
import { type Database, type Item, queryAll } from '../database.ts';
import { communityGroup, municipalityGroup } from './resident-items.ts';
import * as schemas from './resident-schemas.ts';
import type { ResidentStore } from './residents.ts';

const listed = z.object({ groupSort: z.string() });
const memberItem = z.object({ directoryEntry: schemas.directoryEntry });
const told = z.object({
  recipient: z.optional(schemas.emailRecipient),
  copies: z.optional(z.array(schemas.emailRecipient)),
});
const waiting = z.object({ expiresAtSeconds: z.optional(z.number()) });
const holderItem = z.object({
  residentId: z.string(),
  name: z.string(),
  email: z.exactOptional(z.string()),
  mandate: schemas.mandate,
});

/** Below and above every character of an identifier, to read from just after a key, and to the end of a prefix. */
const justAfter = '!';
const lastOf = '~';

/** The lists of the index `byGroup`: members by status then identifier, mandates by office. */
export function dynamoMemberLists(
  database: Database,
  table: string,
): Pick<ResidentStore, 'listMembers' | 'listEmailRecipients' | 'listMandates'> {
  return {
    async listMembers(communityId, { limit, after, everyStatus }) {
      const from = after === undefined ? 'active#' : `${after}${justAfter}`;
      const to = everyStatus ? `suspended#${lastOf}` : `active#${lastOf}`;
      const { items, next } = await readStretch(database, table, communityGroup(communityId), from, to, limit);
      const present = items.filter((item) => !isOver(item));
      return { members: present.map((item) => memberItem.parse(item).directoryEntry), ...(next && { next }) };
    },

    async listEmailRecipients(groupId, { limit, after, upTo }) {
      const { groupKey, prefix } = toldIn(groupId);
      const from = after === undefined ? prefix : `${prefix}${after}${justAfter}`;
      const to = `${prefix}${upTo ?? lastOf}`;
      const { items, next } = await readStretch(database, table, groupKey, from, to, limit);
      const recipients = items.map((item) => told.parse(item)).flatMap(recipientsOf);
      return { recipients, ...(next && { next: next.slice(prefix.length) }) };
    },

    async listMandates(inseeCode) {
      const items = await queryAll(database, {
        TableName: table,
        IndexName: 'byGroup',
        KeyConditionExpression: 'groupKey = :group',
        ExpressionAttributeValues: { ':group': municipalityGroup(inseeCode) },
      });
      return items.map((item) => holderItem.parse(item));
    },
  };
}

/** Enrolments that were not answered in time, and are not deleted yet. */
function isOver(item: Item): boolean {
  const { expiresAtSeconds = Number.POSITIVE_INFINITY } = waiting.parse(item);
  return expiresAtSeconds * 1000 <= Date.now();
}

const recipientsOf = ({ recipient, copies = [] }: z.infer<typeof told>) => [
  ...(recipient ? [recipient] : []),
  ...copies,
];

/** Where those are listed who are told in a group, and what their sort keys begin with. */
function toldIn(groupId: GroupId): { groupKey: string; prefix: string } {
  const inseeCode = referentsMunicipality(groupId);
  return inseeCode === undefined
    ? { groupKey: communityGroup(groupId), prefix: 'active#' }
    : { groupKey: municipalityGroup(inseeCode), prefix: 'referent#' };
}

interface StretchRead {
  readonly items: Item[];
  /** `groupSort` of the last one read, when there are more. */
  readonly next?: string;
}

async function readStretch(
  database: Database,
  table: string,
  groupKey: string,
  from: string,
  to: string,
  limit: number,
): Promise<StretchRead> {
  if (from > to) return { items: [] };
  const { Items = [], LastEvaluatedKey } = await database.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'byGroup',
      KeyConditionExpression: 'groupKey = :group AND groupSort BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':group': groupKey, ':from': from, ':to': to },
      // One more than asked, to know whether there is a next page.
      Limit: limit + 1,
    }),
  );
  const items = Items.slice(0, limit);
  const last = items.at(-1);
  return last && (LastEvaluatedKey || Items.length > limit) ? { items, next: listed.parse(last).groupSort } : { items };
}
