import * as z from 'zod';
import type { NeededRight } from '../needed-right.ts';
import type { Call, MakeArn, ReadNeeds } from './call.ts';

const place = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const batch = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const transaction = z.object({ TransactItems: z.array(z.record(z.string(), place)) });

/** The actions of what is done to single items in a transaction, which has none of its own. */
const transactedActions: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
export const dynamoDbNeeds: ReadNeeds = ({ operation, body }, arn) => {
  const input: unknown = JSON.parse(body);
  switch (operation) {
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys(batch.parse(input).RequestItems).map((TableName) => needOf(operation, { TableName }, arn));
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return transactedNeeds(input, arn);
    default:
      return [needOf(operation, place.parse(input), arn)];
  }
};

function transactedNeeds(input: unknown, arn: MakeArn): NeededRight[] {
  return transaction
    .parse(input)
    .TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, where]) => needOf(transactedActions[kind] ?? kind, where, arn)),
    );
}

function needOf(operation: Call['operation'], where: z.infer<typeof place>, arn: MakeArn): NeededRight {
  const index = where.IndexName === undefined ? '' : `/index/${where.IndexName}`;
  return { action: `dynamodb:${operation}`, resource: [arn('dynamodb', `table/${where.TableName}${index}`)] };
}
