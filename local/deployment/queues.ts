import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { physicalName, type Template } from '../template/template.ts';

const queueProperties = z.object({
  VisibilityTimeout: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
});

type QueueProperties = z.infer<typeof queueProperties>;

/** Makes the queues; one that is there already stays as it is. Those that receive the dead come first. */
export async function makeQueues(template: Template, client: SQSClient): Promise<void> {
  const queues = template.read('AWS::SQS::Queue', queueProperties);
  const [first, then] = [queues.filter(isTheEnd), queues.filter((queue) => !isTheEnd(queue))];
  for (const group of [first, then]) {
    await Promise.all(
      group.map(({ resource, properties }) =>
        client.send(
          new CreateQueueCommand({ QueueName: physicalName(resource), Attributes: attributesOf(properties) }),
        ),
      ),
    );
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
