import { randomUUID } from 'node:crypto';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { normalisePhone } from '../../contract/phone.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { TypedMessages } from './typed-messages.ts';

/** One SMS of a phone: typed on it, or received. */
export interface PhoneMessage {
  readonly direction: 'typed' | 'received';
  /** ISO 8601. */
  readonly at: string;
  readonly body: string;
}

/** Phones that one can type on. */
export interface Texting {
  /** Writes an SMS to the platform's number. @returns what the carrier calls it */
  type(phone: string, body: string): Promise<string>;
  /** All that a phone typed and received, the oldest first. */
  conversation(phone: string): PhoneMessage[];
}

interface TextingOptions {
  readonly sns: Pick<SNSClient, 'send'>;
  /** Where End User Messaging would publish what comes in. */
  readonly topicArn: string;
  /** The number that is written to. */
  readonly number: string;
  readonly typed: TypedMessages;
  readonly inbox: Inbox;
}

/** How many of the last messages that left are looked through. */
const lookedThrough = 2_000;

/** Stands in for the phones, the carrier and End User Messaging. */
export function createTexting({ sns, topicArn, number, typed, inbox }: TextingOptions): Texting {
  return {
    type: async (written, body) => {
      const phone = normalisePhone(written);
      const inboundMessageId = randomUUID();
      typed.add(phone, body);
      const payload = inboundPayload({ phone, number, body, inboundMessageId });
      await sns.send(new PublishCommand({ TopicArn: topicArn, Message: JSON.stringify(payload) }));
      return inboundMessageId;
    },
    conversation: (written) => {
      const phone = normalisePhone(written);
      const received = inbox.latest(lookedThrough).filter(({ to, channel }) => to === phone && isText(channel));
      return [
        ...typed.of(phone).map(({ at, body }) => ({ direction: 'typed' as const, at, body })),
        ...received.map(({ at, body }) => ({ direction: 'received' as const, at, body })),
      ].sort((one, other) => (one.at < other.at ? -1 : 1));
    },
  };
}

const isText = (channel: string): boolean => channel === 'sms' || channel === 'code';

interface Inbound {
  readonly phone: string;
  readonly number: string;
  readonly body: string;
  readonly inboundMessageId: string;
}

/** https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html */
function inboundPayload({ phone, number, body, inboundMessageId }: Inbound) {
  return {
    originationNumber: phone,
    destinationNumber: number,
    messageKeyword: `KEYWORD_${number}`,
    messageBody: body,
    inboundMessageId,
    previousPublishedMessageId: randomUUID(),
  };
}
