import * as z from 'zod';
import { endpointDisabled, invalidParameter } from '../errors.ts';
import { type Message, readMessage } from '../message.ts';
import { type Operation, operation, optionalText, type Sns } from './operation.ts';
import { phoneNumberPattern } from './subscription-rules.ts';

const messageAttribute = z.object({ DataType: z.string(), StringValue: optionalText, BinaryValue: optionalText });

const publishInput = z.object({
  TopicArn: optionalText,
  TargetArn: optionalText,
  PhoneNumber: optionalText,
  Message: z.string(),
  Subject: optionalText,
  MessageStructure: z.literal('json').optional(),
  MessageAttributes: z.record(z.string(), messageAttribute).optional(),
  MessageGroupId: optionalText,
});

const publish = operation(publishInput, async (input, sns) => {
  const { TopicArn, TargetArn, PhoneNumber } = input;
  const target = [TopicArn, TargetArn, PhoneNumber].filter((value) => value !== undefined);
  if (target.length !== 1) {
    throw invalidParameter('TopicArn, TargetArn or PhoneNumber Reason: exactly one is required');
  }
  const message = readMessage(input);
  await (PhoneNumber === undefined ? toArn(target[0] ?? '', message, sns) : toNumber(PhoneNumber, message, sns));
  return { MessageId: message.messageId };
});

async function toArn(arn: string, message: Message, sns: Sns): Promise<void> {
  if (arn.includes(':endpoint/')) {
    await toEndpoint(arn, message, sns);
  } else {
    await sns.delivery.toTopic(sns.stores.topics.get(arn).arn, message);
  }
}

async function toEndpoint(arn: string, message: Message, { stores, delivery }: Sns): Promise<void> {
  const endpoint = stores.endpoints.find(arn);
  if (endpoint === undefined) {
    throw invalidParameter('TargetArn Reason: No endpoint found for the target arn specified');
  }
  if (!endpoint.enabled) {
    throw endpointDisabled();
  }
  await delivery.toDevice(endpoint, message);
}

/** An opted-out number gets nothing, and the publisher is not told: only the log is. */
function toNumber(number: string, message: Message, { delivery }: Sns): void {
  if (!phoneNumberPattern.test(number)) {
    throw invalidParameter(`PhoneNumber Reason: ${number} is not valid to publish to`);
  }
  delivery.toNumber(number, message);
}

/** Publishing. */
export const publishOperations: Readonly<Record<string, Operation>> = { Publish: publish };
