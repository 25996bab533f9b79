import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { failureReason } from '../../../contract/delivery-words.ts';
import { referentsMunicipality } from '../../domain/communities/group.ts';
import type { Contact } from '../../domain/deliveries/contacts.ts';
import { dayMs } from '../../domain/milliseconds.ts';
import { type Database, findItem, getAll, itemInTheWay, type Key, queryAll } from '../database.ts';
import type { ContactStore, Told } from './contacts.ts';
import { holderKey } from './endpoint-keys.ts';
import { mandateSort, membershipSort, residentKey } from './resident-items.ts';

const contactPrefix = 'REACHED#';

/** Somebody who is told nothing for so long is told nothing of what failed before; nobody who is gone leaves it behind. */
const keptMs = 400 * dayMs;
const forgottenAt = (at: Date) => Math.ceil((at.getTime() + keptMs) / 1000);

const contact = z.object({
  way: z.union([z.literal('email'), z.literal('sms'), z.templateLiteral(['push:', z.string()])]),
  reachedAt: z.exactOptional(z.string()),
  failedAt: z.exactOptional(z.string()),
  failure: z.exactOptional(failureReason),
});
const holder = z.object({ pk: z.string(), residentId: z.string() });

const standing = z.object({
  pk: z.string(),
  sk: z.string(),
  membership: z.exactOptional(z.object({ status: z.string() })),
});

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** The membership by which a resident is told in a community, or the mandate by which a referent is. */
function standingKey({ residentId, groupId }: Told): Key {
  const inseeCode = referentsMunicipality(groupId);
  const sk = inseeCode === undefined ? membershipSort(groupId) : mandateSort({ inseeCode, office: 'referent' });
  return { pk: residentKey(residentId), sk };
}

/** Items of their own in each resident's partition. */
export function dynamoContactStore(database: Database, table: string): ContactStore {
  const toldKey = (residentId: string, failed: string) => ({ pk: residentKey(residentId), sk: `TOLD#${failed}` });

  return {
    findHolders: async (addresses) => {
      const byKey = new Map(addresses.map((address) => [holderKey(address).pk, address]));
      const items = await getAll(database, table, [...byKey.values()].map(holderKey));
      const found = items.map((item) => z.parse(holder, item));
      return new Map(found.map(({ pk, residentId }) => [byKey.get(pk) ?? '', residentId]));
    },

    findTold: async (pairs) => {
      const byKey = new Map(pairs.map((pair) => [nameOf(standingKey(pair)), pair]));
      const items = await getAll(database, table, [...byKey.values()].map(standingKey));
      return items.flatMap((item) => {
        const { membership, ...key } = z.parse(standing, item);
        const pair = byKey.get(nameOf(key));
        return pair && (membership?.status ?? 'active') === 'active' ? [pair] : [];
      });
    },

    noteContact: async (noted) => {
      const update = new UpdateCommand({ TableName: table, ...moveForward(noted) });
      await database.send(update).catch(itemInTheWay);
    },

    listContacts: async (residentId) => {
      const items = await queryAll(database, {
        TableName: table,
        KeyConditionExpression: 'pk = :resident AND begins_with(sk, :reached)',
        ExpressionAttributeValues: { ':resident': residentKey(residentId), ':reached': contactPrefix },
      });
      return items.map((item) => z.parse(contact, item));
    },

    wasTold: async (residentId, failed) => (await findItem(database, table, toldKey(residentId, failed))) !== undefined,

    recordTold: async (residentId, failed, at) => {
      const Item = { ...toldKey(residentId, failed), at: at.toISOString(), expiresAtSeconds: forgottenAt(at) };
      await database.send(new PutCommand({ TableName: table, Item }));
    },

    forgetTold: async (residentId, failed) => {
      await database.send(new DeleteCommand({ TableName: table, Key: toldKey(residentId, failed) }));
    },
  };
}

function moveForward({ residentId, way, at, failure }: Contact) {
  const instant = failure === undefined ? 'reachedAt' : 'failedAt';
  return {
    Key: { pk: residentKey(residentId), sk: `${contactPrefix}${way}` },
    UpdateExpression: `SET #way = :way, #instant = :at, expiresAtSeconds = :end${failure === undefined ? '' : ', failure = :failure'}`,
    ConditionExpression: 'attribute_not_exists(#instant) OR #instant < :at',
    ExpressionAttributeNames: { '#way': 'way', '#instant': instant },
    ExpressionAttributeValues: {
      ':way': way,
      ':at': at.toISOString(),
      ':end': forgottenAt(at),
      ...(failure === undefined ? {} : { ':failure': failure }),
    },
  };
}
