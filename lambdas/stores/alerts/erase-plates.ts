import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../database.ts';
import { parsePlate, plateKey, platesPending } from './alert-items.ts';
import { platesErasedAtOnce } from './alerts.ts';

/** Erases the plates that are due by then. @returns how many */
export async function erasePlates(database: Database, table: string, now: Date): Promise<number> {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'pending',
      KeyConditionExpression: 'pendingKey = :plates AND dueAt <= :now',
      ExpressionAttributeValues: { ':plates': platesPending, ':now': now.getTime() },
      Limit: platesErasedAtOnce,
    }),
  );
  const keys = Items.map((item) => plateKey(parsePlate(item).alertId));
  await Promise.all(keys.map((Key) => database.send(new DeleteCommand({ TableName: table, Key }))));
  return keys.length;
}
