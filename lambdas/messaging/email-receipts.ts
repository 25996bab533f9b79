/** What SES tells of each e-mail of an alert. */
import * as z from 'zod/mini';
import type { FailureReason } from '../../contract/delivery-words.ts';
import { groupId, ulid } from '../../contract/fields.ts';
import type { Fate } from '../domain/deliveries/receipts.ts';
import { bareEvent } from './delivery-events.ts';

/** What became of an e-mail. */
export interface EmailReceipt {
  readonly residentId: string;
  readonly fate: Fate;
  readonly at: Date;
  /** Of which message; absent of an e-mail that was no alert. */
  readonly notice?: {
    readonly alertId: string;
    readonly groupId: string;
    readonly messageNumber: number;
    readonly saidAt: Date;
  };
}

const named = z.object({ eventType: z.string() });
const happened = z.object({ timestamp: z.iso.datetime({ offset: true }) });
const event = z.object({
  mail: z.extend(happened, { tags: z.record(z.string(), z.array(z.string())) }),
  delivery: z.optional(happened),
  bounce: z.optional(z.extend(happened, { bounceType: z.string() })),
  complaint: z.optional(happened),
});
const notice = z.object({
  alert: ulid,
  group: groupId,
  message: z.coerce.number().check(z.int(), z.minimum(0)),
  said: z.coerce.number().check(z.int(), z.positive()),
});

/** @throws ZodError when such an event has not the shape it should have; @returns nothing for other events, and for texts */
export function readEmailReceipt(message: unknown): EmailReceipt | undefined {
  const bare = bareEvent(message);
  const type = z.safeParse(named, bare).data?.eventType;
  if (type === undefined || !fates.has(type)) return undefined;
  const read = z.parse(event, bare);
  const { resident: [residentId] = [], relative } = read.mail.tags;
  // A report is about residents: a relative's copy is none of its e-mails.
  if (residentId === undefined || relative !== undefined) return undefined;
  const { timestamp } = read.delivery ?? read.bounce ?? read.complaint ?? read.mail;
  const about = noticeOf(read.mail.tags);
  return {
    residentId,
    fate: read.bounce ? bounceFate(read.bounce) : (fates.get(type) ?? 'unknown'),
    at: new Date(timestamp),
    ...(about ? { notice: about } : {}),
  };
}

/** A delay says nothing that a report could show: what becomes of the e-mail is not yet known. */
const fates: ReadonlyMap<string, Fate> = new Map([
  ['Send', 'accepted'],
  ['Delivery', 'delivered'],
  ['Bounce', 'mailbox-unavailable'],
  ['Complaint', 'complaint'],
  ['Reject', 'message-refused'],
]);

const bounceFate = ({ bounceType }: { bounceType: string }): FailureReason =>
  bounceType === 'Permanent' ? 'address-bounced' : 'mailbox-unavailable';

function noticeOf(tags: Readonly<Record<string, readonly string[]>>): EmailReceipt['notice'] {
  const first = Object.fromEntries(Object.entries(tags).map(([name, [value]]) => [name, value]));
  const read = z.safeParse(notice, first);
  if (!read.success) return undefined;
  const { alert, group, message, said } = read.data;
  return { alertId: alert, groupId: group, messageNumber: message, saidAt: new Date(said) };
}
