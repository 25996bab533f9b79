import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Refusal } from '../../domain/refusal.ts';
import { stopLinkLimits, tooManyStopLinks } from '../../domain/residents/sendings.ts';
import { utcDay } from '../../domain/utc-day.ts';
import { type Database, itemInTheWay, queryAll, TransactionCancelled, transact } from '../database.ts';
import { countOf, saltsIn } from '../source-counts.ts';
import { transactAmongMany } from '../transact-among-many.ts';
import { carriedOutWrite } from './conversation-items.ts';
import { endpointKey, enrolmentKey, enrolmentPrefix, namingPrefix, stopLinkKey } from './endpoint-keys.ts';
import { changedMeanwhile, type GuardedWrite, refusalOf } from './guarded-writes.ts';
import { enrolmentWrites } from './phone-items.ts';
import * as schemas from './resident-schemas.ts';
import type { ResidentStore } from './residents.ts';
import { sendingUpdate } from './sending-items.ts';

const keyed = z.looseObject({ sk: z.string() });
const holder = z.object({ residentId: z.string() });
const waiting = z.object({ enrolment: schemas.enrolment });

type PhoneStore = Pick<ResidentStore, 'findPhone' | 'enrol' | 'dropEnrolment' | 'saltOf' | 'noteStopLink'>;

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

    saltOf: saltsIn(database, table),

    async noteStopLink(phone, origins, at) {
      const fromAddress = origins.map(({ digest, most }) => countOf(table, digest, utcDay(at), most));
      const toPhone = { Update: sendingUpdate(table, stopLinkKey(phone), stopLinkLimits, at) };
      try {
        await transactAmongMany(database, [...fromAddress, toPhone]);
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCancelled)) throw error;
        if (origins.some((_, nth) => error.conditionFailed(nth))) throw tooManyStopLinks(at);
        if (error.conditionFailed(origins.length)) return false;
        throw error.passing ? new Refusal('unavailable', { retryAfterSeconds: 1, cause: error }) : error;
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
