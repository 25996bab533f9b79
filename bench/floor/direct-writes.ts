import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { aPosting } from '../../tests/unit/support/a-posting.ts';
import type { World } from '../world/world.ts';

/** The least that accepting a report can cost: one transaction of the same three items, written directly by the SDK. */
export function directWrites({ database, tables, member }: World): () => Promise<unknown> {
  return () => {
    const posting = aPosting({ alertId: ulid() });
    const put = (pk: string, sk: string) => ({
      Put: {
        TableName: tables.alerts,
        Item: { pk, sk, ...posting },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    });
    const TransactItems = [
      put(`RESIDENT#${member.residentId}`, `IDEMPOTENCY#${posting.alertId}`),
      put(`ALERT#${posting.alertId}`, 'ALERT'),
      put(`ALERT#${posting.alertId}`, `POSTING#${posting.communityId}`),
    ];
    return database.send(new TransactWriteCommand({ TransactItems }));
  };
}
