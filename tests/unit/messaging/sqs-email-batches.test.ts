import type { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from '@jest/globals';
import type { Announcement } from '../../../contract/events/announcement.ts';
import { sqsEmailBatches } from '../../../lambdas/messaging/sqs-email-batches.ts';
import { clientDouble } from '../support/client-double.ts';

const batches = Array.from({ length: 23 }, (_, index) => ({
  version: 2 as const,
  alertId: '01JDB2Q4M8Z6V3N5T7W9X1Y0AB',
  groupId: '01JDB1H7K2C4D6E8F0G2H4J6K8',
  messageNumber: 0,
  batch: { upTo: `02AAAAAAAAAAAAAAAAAAAAAA${String(index).padStart(2, '0')}` },
}));

test('batches of e-mails are enqueued ten at a time, every one of them', async () => {
  const { asked, client } = clientDouble<SQSClient>();
  await sqsEmailBatches(client, 'https://sqs/emails').enqueue(batches);
  const entries = asked.map(([, input]) => Object(input).Entries);
  expect(entries.map(({ length }) => length)).toEqual([10, 10, 3]);
  expect(entries.flat().map(({ MessageBody }) => JSON.parse(MessageBody))).toEqual(batches);
});

test('each alert has its own group, so that the fair queue lets none hold up another', async () => {
  const { asked, client } = clientDouble<SQSClient>();
  const ofAnother = { ...batches[0], alertId: '01JDB2Q4M8Z6V3N5T7W9X1Y0AC' } as Announcement;
  await sqsEmailBatches(client, 'https://sqs/emails').enqueue([...batches.slice(0, 2), ofAnother]);
  const groups = asked.flatMap(([, input]) => Object(input).Entries).map(({ MessageGroupId }) => MessageGroupId);
  expect(groups).toEqual([batches[0]?.alertId, batches[1]?.alertId, ofAnother.alertId]);
});

test('batches may stay in the queue for a while', async () => {
  const { asked, client } = clientDouble<SQSClient>();
  await sqsEmailBatches(client, 'https://sqs/emails').enqueue(batches.slice(0, 1), 45);
  await sqsEmailBatches(client, 'https://sqs/emails').enqueue(batches.slice(0, 1));
  expect(asked.map(([, input]) => Object(input).Entries[0].DelaySeconds)).toEqual([45, 0]);
});

test('a batch that SQS did not take fails them all, to be tried again', async () => {
  const { client } = clientDouble<SQSClient>(() => ({ Failed: [{ Id: '0', Code: 'ServiceUnavailable' }] }));
  await expect(sqsEmailBatches(client, 'https://sqs/emails').enqueue(batches)).rejects.toThrow('ServiceUnavailable');
});
