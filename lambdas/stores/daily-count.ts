import type { Key, Write } from './database.ts';

interface DailyCount {
  readonly most: number;
  /** From when on the table may delete it, in seconds since 1970. */
  readonly expiresAtSeconds: number;
}

/** One more of a day, if there were fewer than so many: one write, which needs nothing read before it. @param key of the day's count */
export function countWrite(table: string, key: Key, { most, expiresAtSeconds }: DailyCount): Write {
  return {
    Update: {
      TableName: table,
      Key: { ...key },
      UpdateExpression: 'ADD soMany :one SET expiresAtSeconds = :expiresAtSeconds',
      ConditionExpression: 'attribute_not_exists(soMany) OR soMany < :most',
      ExpressionAttributeValues: { ':one': 1, ':most': most, ':expiresAtSeconds': expiresAtSeconds },
    },
  };
}
