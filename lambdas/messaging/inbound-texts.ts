/** SMS that came in, as AWS End User Messaging tells a topic of them, and the topic its queue. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { InboundText } from '../domain/texting/inbound-text.ts';

/** What SNS hands to a queue: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export const inboundNotification = z.object({
  Type: z.literal('Notification'),
  Message: z.string(),
  Timestamp: z.iso.datetime({ offset: true }),
});

/** https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html */
const inboundSms = z.object({
  originationNumber: z.string(),
  messageBody: z.optional(z.nullable(z.string())),
  inboundMessageId: z.string().check(z.minLength(1)),
});

/** SNS takes 1,600 characters of an SMS: nobody writes more. */
const longestBody = 1_600;

/** @throws ZodError or SyntaxError for what is no inbound SMS */
export function readInboundText({ Message, Timestamp }: z.output<typeof inboundNotification>): InboundText {
  const { originationNumber, messageBody, inboundMessageId } = z.parse(inboundSms, JSON.parse(Message));
  return {
    textId: createHash('sha256').update(inboundMessageId).digest('hex'),
    phone: originationNumber,
    body: (messageBody ?? '').slice(0, longestBody),
    receivedAt: new Date(Timestamp).toISOString(),
  };
}
