import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { stopLinkLimits } from '../../domain/sendings.ts';
import { type Database, itemInTheWay, queryAll, transact } from '../database.ts';
import { endpointKey, enrolmentKey, enrolmentPrefix, namingPrefix, stopLinkKey } from './endpoint-keys.ts';
import { refusalOf } from './guarded-writes.ts';
import { enrolmentWrites } from './phone-items.ts';
import * as schemas from './resident-schemas.ts';
import type { ResidentStore } from './residents.ts';
import { sendingUpdate } from './sending-items.ts';

const keyed = z.looseObject({ sk: z.string() });
const holder = z.object({ residentId: z.string() });
const waiting = z.object({ enrolment: schemas.enrolment });

type PhoneStore = Pick<ResidentStore, 'findPhone' | 'enrol' | 'dropEnrolment' | 'noteStopLink'>;

/** What is known of phones: a partition for each, one query for all of it. */
export function dynamoPhones(database: Database, table: string): PhoneStore {
  return {
    async findPhone(phone) {
      const items = await queryAll(database, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': endpointKey(phone) },
        ConsistentRead: true,
      });
      const under = (prefix: string) => items.filter((item) => keyed.parse(item).sk.startsWith(prefix));
      const [held] = under('HOLDER');
      return {
        holderId: held && holder.parse(held).residentId,
        enrolments: under(enrolmentPrefix).map((item) => waiting.parse(item).enrolment),
        namings: under(namingPrefix).map((item) => schemas.naming.parse(item)),
      };
    },

    async enrol(enrolment) {
      const writes = enrolmentWrites(table, enrolment);
      try {
        await transact(
          database,
          writes.map(({ write }) => write),
        );
      } catch (error) {
        throw refusalOf(error, writes);
      }
    },

    async dropEnrolment({ phone, communityId, residentId, askedAt }) {
      const dropped = new DeleteCommand({
        TableName: table,
        Key: enrolmentKey(phone, communityId),
        ConditionExpression: 'residentId = :residentId AND enrolment.askedAt = :askedAt',
        ExpressionAttributeValues: { ':residentId': residentId, ':askedAt': askedAt },
      });
      await database.send(dropped).catch(itemInTheWay);
    },

    async noteStopLink(phone, at) {
      const noted = new UpdateCommand(sendingUpdate(table, stopLinkKey(phone), stopLinkLimits, at));
      try {
        await database.send(noted);
        return true;
      } catch (error) {
        itemInTheWay(error);
        return false;
      }
    },
  };
}
