import type { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from '@jest/globals';
import { counting } from '../../../contract/events/counting.ts';
import { sqsCountingRequests } from '../../../lambdas/messaging/sqs-counting-requests.ts';
import { clientDouble } from '../support/client-double.ts';

const alertId = '01M82F8XX0Z6V3N5T7W9X1Y0AB';
const queueUrl = 'https://sqs.example/counting';

test('an alert is put in the queue by its identifier, with a client that is made for the first', async () => {
  const { asked, client } = clientDouble<SQSClient>();
  let made = 0;
  const requests = sqsCountingRequests(() => {
    made += 1;
    return client;
  }, queueUrl);
  expect(made).toBe(0);
  await requests.ask(alertId);
  const [[command, input] = []] = asked as [string, { QueueUrl: string; MessageBody: string }][];
  expect([made, command, input?.QueueUrl]).toEqual([1, 'SendMessageCommand', queueUrl]);
  expect(counting.parse(JSON.parse(input?.MessageBody ?? ''))).toEqual({ version: 1, alertId });
});
