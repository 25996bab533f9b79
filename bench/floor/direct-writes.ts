import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { aPostingOf } from '../../tests/unit/support/a-posting.ts';
import { anAlert } from '../../tests/unit/support/an-alert.ts';
import type { World } from '../world/world.ts';

/** The least that accepting a report can cost: one transaction of the same five items, written directly by the SDK. */
export function directWrites({ database, tables, member }: World): () => Promise<unknown> {
  return () => {
    const alert = anAlert({ alertId: ulid() });
    const posting = aPostingOf(alert);
    const put = (pk: string, sk: string, content: object) => ({
      Put: { TableName: tables.alerts, Item: { pk, sk, ...content }, ConditionExpression: 'attribute_not_exists(pk)' },
    });
    const [ofAlert, ofResident] = [`ALERT#${alert.alertId}`, `RESIDENT#${member.residentId}`];
    const TransactItems = [
      put(ofResident, `IDEMPOTENCY#${alert.alertId}`, alert),
      put(ofAlert, 'ALERT', alert),
      put(ofAlert, 'HISTORY#00001', alert.history),
      put(ofAlert, `POSTING#${posting.groupId}`, posting),
      put(`RESIDENT#${alert.alertId}`, 'RECORD', alert.author),
    ];
    return database.send(new TransactWriteCommand({ TransactItems }));
  };
}
