import { ListTopicsCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import type { Platform } from '../../local/platform.ts';

/** The queue of alerts to e-mail, by what the template calls it. */
const emailQueueName = /-EmailQueueEmailQueue/;

async function emailQueueUrl({ clients }: Platform): Promise<string> {
  const { QueueUrls = [] } = await clients.sqs.send(new ListQueuesCommand({}));
  const found = QueueUrls.find((url) => emailQueueName.test(url));
  if (found === undefined) {
    throw new Error('The platform has no e-mail queue');
  }
  return found;
}

/** How many messages wait in the e-mail queue or are in a function's hands. */
export async function emailsWaiting(platform: Platform): Promise<number> {
  const { Attributes = {} } = await platform.clients.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await emailQueueUrl(platform),
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}

/** The topic where SMS come in, by what the template calls it. */
export async function inboundSmsTopic({ clients }: Platform): Promise<string> {
  const { Topics = [] } = await clients.sns.send(new ListTopicsCommand({}));
  const found = Topics.find(({ TopicArn }) => TopicArn?.includes('InboundSmsTopic'))?.TopicArn;
  if (found === undefined) {
    throw new Error('The platform has no topic for inbound SMS');
  }
  return found;
}
