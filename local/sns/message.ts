import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { invalidParameter } from './errors.ts';
import { parsePush } from './push-payload.ts';

/** A message attribute, as SNS carries it. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}

/** What is published: one text for all, or one for each protocol. */
export interface Message {
  readonly messageId: string;
  readonly at: string;
  readonly subject?: string | undefined;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** Of a standard topic: for the fair queues behind it. */
  readonly groupId?: string | undefined;
  /** The text for `sms`, `sqs`, `lambda`, `GCM`, `APNS` or `APNS_SANDBOX`. */
  textFor(protocol: string): string;
}

/** What a Publish request says of its message. */
export interface MessageInput {
  readonly Message: string;
  readonly Subject?: string | undefined;
  readonly MessageStructure?: 'json' | undefined;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>> | undefined;
  readonly MessageGroupId?: string | undefined;
}

const maximumBytes = 256 * 1024;

/**
 * Reads a message by the rules of Publish (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html).
 * @throws SnsError InvalidParameter
 */
export function readMessage(input: MessageInput): Message {
  checkText(input);
  const variants: Readonly<Record<string, string>> =
    input.MessageStructure === 'json' ? readVariants(input.Message) : { default: input.Message };
  return {
    messageId: randomUUID(),
    at: new Date().toISOString(),
    subject: input.Subject,
    attributes: input.MessageAttributes ?? {},
    groupId: input.MessageGroupId,
    textFor: (protocol) => variants[protocol] ?? variants.default ?? '',
  };
}

const groupIdPattern = /^[a-zA-Z0-9!"#$%&'()*+,\-./:;<=>?@[\\\]^_{|}~`]{1,128}$/;

function checkText({ Message: text, Subject: subject, MessageGroupId: groupId }: MessageInput): void {
  if (text === '') {
    throw invalidParameter('Empty message');
  }
  if (Buffer.byteLength(text) > maximumBytes) {
    throw invalidParameter('Message too long');
  }
  if (subject !== undefined && (subject === '' || subject.length > 100 || /[\r\n]/.test(subject))) {
    throw invalidParameter('Subject');
  }
  if (groupId !== undefined && !groupIdPattern.test(groupId)) {
    throw invalidParameter('MessageGroupId');
  }
}

const variantsText = z.record(z.string(), z.unknown());

function readVariants(text: string): Record<string, string> {
  const all = variantsText.safeParse(parseJson(text));
  if (!all.success) {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  if (typeof all.data.default !== 'string') {
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  }
  const variants = Object.fromEntries(Object.entries(all.data).filter((entry) => typeof entry[1] === 'string'));
  checkPushes(variants);
  return z.record(z.string(), z.string()).parse(variants);
}

function checkPushes(variants: Readonly<Record<string, unknown>>): void {
  for (const platform of ['GCM', 'APNS', 'APNS_SANDBOX']) {
    const text = variants[platform];
    if (typeof text === 'string' && parsePush(platform, text) === undefined) {
      throw invalidParameter(`Message Reason: Invalid notification for protocol ${platform}`);
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
