import * as z from 'zod';
import type { ReadNeeds } from './call.ts';

const input = z.object({ QueueUrl: z.url() });

/** A batch needs the right to its single calls: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html */
export const sqsNeeds: ReadNeeds = ({ operation, body }, arn) => {
  const { QueueUrl } = input.parse(JSON.parse(body));
  const name = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
  return [{ action: `sqs:${operation.replace(/Batch$/, '')}`, resource: [arn('sqs', name)] }];
};
