import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { noteNames } from '../../local/deployment/names.ts';
import { makeQueues } from '../../local/deployment/queues.ts';
import { type LocalSqs, startSqs } from '../../local/engines/sqs/sqs.ts';
import { templateOf } from '../../local/template/template.ts';
import { anAssembly, aStack } from '../unit/local/support/an-assembly.ts';

let sqs: LocalSqs;
let client: SQSClient;

beforeAll(async () => {
  sqs = await startSqs({ region: 'eu-west-3' });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SQSClient({ endpoint: sqs.endpoint, region: 'eu-west-3', credentials });
}, 20_000);

afterAll(async () => {
  client.destroy();
  await sqs.stop();
});

async function deployWith(VisibilityTimeout: number): Promise<Record<string, string>> {
  const redrive = { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 };
  const template = templateOf(
    anAssembly(
      aStack('a', {
        Live: ['AWS::SQS::Queue', { VisibilityTimeout, RedrivePolicy: redrive }],
        Dead: ['AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600 }],
      }),
    ),
  );
  noteNames(template, { apiUrl: 'http://api', queueUrl: sqs.queueUrl });
  await makeQueues(template, client, sqs.queueUrl);
  const command = new GetQueueAttributesCommand({ QueueUrl: sqs.queueUrl('a-Live'), AttributeNames: ['All'] });
  return (await client.send(command)).Attributes ?? {};
}

test('a queue is made as the template says, and follows it when it changes', async () => {
  expect(await deployWith(30)).toMatchObject({
    VisibilityTimeout: '30',
    RedrivePolicy: expect.stringContaining('a-Dead'),
  });
  expect(await deployWith(30)).toMatchObject({ VisibilityTimeout: '30' });
  expect(await deployWith(60)).toMatchObject({ VisibilityTimeout: '60' });
});
