/** What AWS tells of messages that did not arrive, read as what it means for a resident. */
import * as z from 'zod/mini';
import { jsonOrText } from '../domain/json-or-text.ts';

export type DeliveryEvent =
  | {
      readonly kind: 'email';
      readonly residentId: string;
      /** Of the relative to whom it was a copy. */
      readonly relativeId?: string;
      /** Where it went. */
      readonly address: string;
      readonly reason: 'address-bounced' | 'complaint';
    }
  /** Something happened to a device's endpoint, and it may be disabled. */
  | { readonly kind: 'device'; readonly endpointArn: string };

const envelope = z.object({ Type: z.literal('Notification'), Message: z.string() });
const named = z.object({ eventType: z.optional(z.string()), EventType: z.optional(z.string()) });
const tag = z.optional(z.array(z.string()));
const mail = z.object({
  destination: z.tuple([z.string()], z.string()),
  tags: z.object({ resident: tag, relative: tag }),
});
const bounce = z.object({ mail, bounce: z.object({ bounceType: z.string() }) });
const complaint = z.object({ mail });
const device = z.object({ EndpointArn: z.string() });

/**
 * Reads an event of SES or of an SNS platform application, bare or in its SNS envelope; other events, and e-mails that were no
 * alert, give nothing. So does plain text, by which SES says hello to a topic: "Successfully validated SNS topic for Amazon SES
 * event publishing."
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 * https://docs.aws.amazon.com/sns/latest/dg/application-event-notifications.html
 * @throws ZodError when such an event has not the shape it should have
 */
export function readDeliveryEvent(message: unknown): DeliveryEvent | undefined {
  const event = bareEvent(message);
  if (typeof event === 'string') return undefined;
  const { eventType, EventType } = z.parse(named, event);
  switch (eventType ?? EventType) {
    case 'Bounce':
      return readBounce(event);
    case 'Complaint':
      return emailEvent(z.parse(complaint, event), 'complaint');
    case 'DeliveryFailure':
    case 'EndpointUpdated':
      return { kind: 'device', endpointArn: z.parse(device, event).EndpointArn };
    default:
      return undefined;
  }
}

/** Out of the envelope that SNS puts it in, unless it is delivered raw. */
export function bareEvent(message: unknown): unknown {
  const wrapped = z.safeParse(envelope, message);
  return wrapped.success ? jsonOrText(wrapped.data.Message) : message;
}

/** A full mailbox or a server out of reach passes; only a permanent bounce says that the address is wrong. */
function readBounce(event: unknown): DeliveryEvent | undefined {
  const read = z.parse(bounce, event);
  return read.bounce.bounceType === 'Permanent' ? emailEvent(read, 'address-bounced') : undefined;
}

function emailEvent(event: z.infer<typeof complaint>, reason: 'address-bounced' | 'complaint') {
  const {
    destination: [address],
    tags: { resident: [residentId] = [], relative: [relativeId] = [] },
  } = event.mail;
  if (residentId === undefined) return undefined;
  return { kind: 'email', residentId, ...(relativeId === undefined ? {} : { relativeId }), address, reason } as const;
}
