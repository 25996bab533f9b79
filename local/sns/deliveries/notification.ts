import type { Message } from '../message.ts';

/** Where a message was published, and by which subscription it leaves. */
export interface Origin {
  readonly topicArn: string;
  readonly subscriptionArn: string;
}

/** The fields that queues and functions are both told; nothing local is signed. */
function commonFields(message: Message, topicArn: string, protocol: string) {
  return {
    Type: 'Notification',
    MessageId: message.messageId,
    TopicArn: topicArn,
    Message: message.textFor(protocol),
    Timestamp: message.at,
    SignatureVersion: '1',
    Signature: 'UNSIGNED',
  };
}

const localUrl = 'http://127.0.0.1/';

/** The JSON a queue receives: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export function queueNotification(message: Message, { topicArn }: Origin): string {
  return JSON.stringify({
    ...commonFields(message, topicArn, 'sqs'),
    Subject: message.subject,
    SigningCertURL: localUrl,
    UnsubscribeURL: localUrl,
    MessageAttributes: Object.keys(message.attributes).length === 0 ? undefined : typedAttributes(message),
  });
}

/** The event a function receives: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function functionEvent(message: Message, { topicArn, subscriptionArn }: Origin) {
  const sns = {
    ...commonFields(message, topicArn, 'lambda'),
    Subject: message.subject ?? null,
    SigningCertUrl: localUrl,
    UnsubscribeUrl: localUrl,
    MessageAttributes: typedAttributes(message),
  };
  return {
    Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: subscriptionArn, Sns: sns }],
  };
}

function typedAttributes(message: Message): Record<string, { Type: string; Value: string }> {
  const attributes = Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    { Type: DataType, Value: StringValue ?? BinaryValue ?? '' },
  ]);
  return Object.fromEntries(attributes);
}
