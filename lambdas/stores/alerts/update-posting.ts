import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { PostingKey } from '../../domain/publishing/posting.ts';
import { type Database, type Item, itemInTheWay } from '../database.ts';
import { postingKey } from './posting-items.ts';

export type PostingUpdate = Pick<
  UpdateCommandInput,
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues' | 'ReturnValues'
>;

/** `written`: the item as it then is, or as the update wants it returned; else as it stands in the way of the condition, nothing when there is none. */
export interface Updated {
  readonly written: boolean;
  readonly item: Item | undefined;
}

/** One conditional write of a posting: there is never a read before it. */
export async function updatePosting(
  database: Database,
  table: string,
  key: PostingKey,
  update: PostingUpdate,
): Promise<Updated> {
  try {
    const { Attributes } = await database.send(
      new UpdateCommand({
        TableName: table,
        Key: postingKey(key),
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ...update,
      }),
    );
    return { written: true, item: Attributes };
  } catch (error) {
    return { written: false, item: itemInTheWay(error) };
  }
}
