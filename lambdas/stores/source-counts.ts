/** What is taken of people who need not sign in, counted by the day: items of the table that what they send is kept in. */
import { randomBytes } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { endOfUtcDay } from '../domain/utc-day.ts';
import { countWrite } from './daily-count.ts';
import { type Database, findItem, itemInTheWay, type Key, type Write } from './database.ts';

const saltKey = (day: string): Key => ({ pk: 'SOURCES', sk: day });

const saltItem = z.object({ salt: z.string() });

/** Gone once their day is over; the table deletes them within days. */
const goneAfter = (day: string) => Math.floor(endOfUtcDay(day) / 1000);

/** One more of this day, if there were fewer than so many. @param of a digest, or a municipality */
export function countOf(table: string, of: string, day: string, most: number): Write {
  return countWrite(table, { pk: `SOURCES#${of}`, sk: day }, { most, expiresAtSeconds: goneAfter(day) });
}

const saltBytes = 32;

/** The salt of a day is read once by each process that serves it, and made by the first one. */
export function saltsIn(database: Database, table: string): (day: string) => Promise<string> {
  let known: { readonly day: string; readonly salt: string } | undefined;
  return async (day) => {
    if (known?.day !== day) known = { day, salt: await readOrMake(database, table, day) };
    return known.salt;
  };
}

async function readOrMake(database: Database, table: string, day: string): Promise<string> {
  const stored = await findItem(database, table, saltKey(day));
  if (stored) return z.parse(saltItem, stored).salt;
  const salt = randomBytes(saltBytes).toString('base64url');
  try {
    const Item = { ...saltKey(day), salt, expiresAtSeconds: goneAfter(day) };
    await database.send(
      new PutCommand({
        TableName: table,
        Item,
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return salt;
  } catch (error) {
    return z.parse(saltItem, itemInTheWay(error)).salt;
  }
}
