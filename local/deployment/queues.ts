import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { errorName } from '../log.ts';
import { physicalName, type Template } from '../template/template.ts';

const queueProperties = z.object({
  VisibilityTimeout: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
});

type QueueProperties = z.infer<typeof queueProperties>;

/** Makes the queues; those that are there already get the template's settings. Those that receive the dead come first. */
export async function makeQueues(
  template: Template,
  client: SQSClient,
  queueUrl: (name: string) => string,
): Promise<void> {
  const queues = template.read('AWS::SQS::Queue', queueProperties);
  for (const group of [queues.filter(isTheEnd), queues.filter((queue) => !isTheEnd(queue))]) {
    await Promise.all(
      group.map(({ resource, properties }) => {
        const name = physicalName(resource);
        return makeQueue(client, { name, url: queueUrl(name), Attributes: attributesOf(properties) });
      }),
    );
  }
}

/** The error's name, with or without its namespace, when a queue has other settings. */
const existsOtherwise = 'QueueNameExists';

interface QueueToMake {
  readonly name: string;
  readonly url: string;
  readonly Attributes: Record<string, string>;
}

async function makeQueue(client: SQSClient, { name, url, Attributes }: QueueToMake): Promise<void> {
  try {
    await client.send(new CreateQueueCommand({ QueueName: name, Attributes }));
  } catch (error) {
    if (!errorName(error).endsWith(existsOtherwise)) {
      throw error;
    }
    await client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
  }
}

const isTheEnd = ({ properties }: { properties: QueueProperties }): boolean => properties.RedrivePolicy === undefined;

function attributesOf({ VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy }: QueueProperties) {
  return {
    ...(VisibilityTimeout === undefined ? {} : { VisibilityTimeout: String(VisibilityTimeout) }),
    ...(MessageRetentionPeriod === undefined ? {} : { MessageRetentionPeriod: String(MessageRetentionPeriod) }),
    ...(RedrivePolicy === undefined ? {} : { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
  };
}
