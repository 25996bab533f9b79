import type { Message } from '@aws-sdk/client-sqs';

/** Turns messages into the event that Lambda hands to a function: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function queueEvent(messages: readonly Message[], queueArn: string) {
  return { Records: messages.map((message) => queueRecord(message, queueArn)) };
}

/** What the function of a queue receives. */
export type QueueEvent = ReturnType<typeof queueEvent>;

function queueRecord(message: Message, eventSourceARN: string) {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: message.Attributes ?? {},
    messageAttributes: messageAttributesOf(message),
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: eventSourceARN.split(':')[3] ?? '',
  };
}

function messageAttributesOf({ MessageAttributes = {} }: Message) {
  const attributes = Object.entries(MessageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    {
      stringValue: StringValue,
      binaryValue: BinaryValue === undefined ? undefined : Buffer.from(BinaryValue).toString('base64'),
      stringListValues: [],
      binaryListValues: [],
      dataType: DataType,
    },
  ]);
  return Object.fromEntries(attributes);
}
