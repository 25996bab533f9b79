import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { localAccountId, nameOf } from '../arns.ts';
import type { Message, MessageAttribute } from '../message.ts';
import type { Recipient } from '../stores/subscriptions.ts';
import { queueNotification } from './notification.ts';

/** What a message in a queue has beside its body. */
interface QueueMessage {
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
  readonly groupId?: string | undefined;
}

/** Sends one message to a queue by its ARN. */
export type SendToQueue = (queueArn: string, body: string, message?: QueueMessage) => Promise<void>;

const rawDelivery = z.object({ RawMessageDelivery: z.string().default('false') });

/** Delivers to a queue: the text alone when the subscription asks for raw messages, else the SNS notification. */
export async function deliverToQueue(
  send: SendToQueue,
  recipient: Recipient,
  topicArn: string,
  message: Message,
): Promise<void> {
  const { RawMessageDelivery } = rawDelivery.parse(JSON.parse(recipient.attributes));
  const { groupId, attributes } = message;
  if (RawMessageDelivery === 'true') {
    await send(recipient.endpoint, message.textFor('sqs'), { groupId, attributes });
  } else {
    await send(recipient.endpoint, queueNotification(message, { topicArn, subscriptionArn: recipient.arn }), {
      groupId,
    });
  }
}

/** Sends to the queues of an SQS endpoint, whose URLs are made from its address. */
export function createQueueSender(options: { readonly endpoint: string; readonly region: string }): SendToQueue {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sqs = new SQSClient({ ...options, credentials });
  return async (queueArn, body, { attributes = {}, groupId } = {}) => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: `${options.endpoint}/${localAccountId}/${nameOf(queueArn)}`,
        MessageBody: body,
        MessageAttributes: Object.fromEntries(Object.entries(attributes).map(sqsAttribute)),
        MessageGroupId: groupId,
      }),
    );
  };
}

function sqsAttribute([name, { DataType, StringValue, BinaryValue }]: [string, MessageAttribute]) {
  const value =
    BinaryValue === undefined
      ? { StringValue: StringValue ?? '' }
      : { BinaryValue: Buffer.from(BinaryValue, 'base64') };
  return [name, { DataType, ...value }] as const;
}
