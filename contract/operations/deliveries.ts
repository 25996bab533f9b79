import * as z from 'zod/mini';
import { failureReason } from '../delivery-words.ts';
import { type ChannelName, instant, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { updateKind } from './alert-fields.ts';

/** What became of one message on one channel, counted in residents of the groups it went to. */
const channelDelivery = z.object({
  /** Those whose channel stood for the alert's level as the message left. */
  eligible: z.number(),
  /** Those for whom the service took it. */
  accepted: z.number(),
  /** Those for whom the carrier, the push service or the mail server says that it arrived. */
  delivered: z.number(),
  failed: z.array(z.object({ reason: failureReason, count: z.number() })),
  /** Accepted, and nobody has said yet what became of it. */
  notYetKnown: z.number(),
  /** From when it was said until it was delivered, of half of them and of 95 in a hundred, to two digits; absent while none is. */
  medianMs: z.optional(z.number()),
  p95Ms: z.optional(z.number()),
});
export type ChannelDelivery = z.infer<typeof channelDelivery>;

const messageDelivery = z.object({
  /** Its place among all that was told of the alert; 0 for the alert itself. */
  number: z.number(),
  kind: z.enum(['alert', 'forwarding', ...updateKind.options]),
  at: instant,
  channels: z.object({ push: channelDelivery, sms: channelDelivery, email: channelDelivery } satisfies Record<
    ChannelName,
    unknown
  >),
});
export type MessageDelivery = z.infer<typeof messageDelivery>;

export const deliveriesOperations = {
  getDelivery: {
    group: 'deliveries',
    method: 'GET',
    path: '/v1/alerts/{alertId}/delivery',
    access: 'signed-in',
    summary: { fr: 'Ce qu’une alerte est devenue sur chaque canal', en: 'What became of an alert on each channel' },
    params: z.strictObject({ alertId: ulid }),
    responses: { 200: z.object({ alertId: ulid, messages: z.array(messageDelivery) }) },
    problems: ['alert-not-found', 'author-or-referent-only'],
  },
} as const satisfies Record<string, Operation>;
