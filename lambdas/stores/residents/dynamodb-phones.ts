import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Database, itemInTheWay, queryAll, transact } from '../database.ts';
import { carriedOutWrite } from './conversation-items.ts';
import { endpointKey, enrolmentKey, enrolmentPrefix, namingPrefix } from './endpoint-keys.ts';
import { changedMeanwhile, type GuardedWrite, refusalOf } from './guarded-writes.ts';
import { enrolmentWrites, stopLinkItem, stopLinkPeriodMs } from './phone-items.ts';
import * as schemas from './resident-schemas.ts';
import type { ResidentStore } from './residents.ts';

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
      await transactGuarded(database, enrolmentWrites(table, enrolment));
    },

    async dropEnrolment({ phone, communityId, residentId, askedAt }, { carriedOut } = {}) {
      const dropped = {
        TableName: table,
        Key: enrolmentKey(phone, communityId),
        ConditionExpression: 'residentId = :residentId AND enrolment.askedAt = :askedAt',
        ExpressionAttributeValues: { ':residentId': residentId, ':askedAt': askedAt },
      };
      if (!carriedOut) {
        await database.send(new DeleteCommand(dropped)).catch(itemInTheWay);
        return;
      }
      const writes = [{ write: { Delete: dropped }, refusal: changedMeanwhile }, carriedOutWrite(table, carriedOut)];
      await transactGuarded(database, writes);
    },

    async noteStopLink(phone, at) {
      const noted = new PutCommand({
        TableName: table,
        Item: stopLinkItem(phone, at),
        ConditionExpression: 'attribute_not_exists(pk) OR atMs <= :periodStart',
        ExpressionAttributeValues: { ':periodStart': at.getTime() - stopLinkPeriodMs },
      });
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

async function transactGuarded(database: Database, writes: readonly GuardedWrite[]): Promise<void> {
  try {
    await transact(
      database,
      writes.map(({ write }) => write),
    );
  } catch (error) {
    throw refusalOf(error, writes);
  }
}
