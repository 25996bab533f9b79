import * as z from 'zod/mini';
import { failureReason } from '../delivery-words.ts';
import { deviceId, instant } from '../fields.ts';
import { channelReason, platform } from '../resident-words.ts';
import { channelState } from './channel-state.ts';

/** Whether something reaches its resident, and when it last did. */
const reachView = z.object({
  state: channelState,
  reason: z.optional(channelReason),
  /** Any of these is absent while nobody has said so. */
  lastSuccessAt: z.optional(instant),
  lastFailureAt: z.optional(instant),
  lastFailureReason: z.optional(failureReason),
  lastTriedAt: z.optional(instant),
});
export type ReachView = z.infer<typeof reachView>;

export const reachabilityView = z.object({
  channels: z.object({ email: reachView, sms: reachView, push: reachView }),
  devices: z.array(z.extend(reachView, { deviceId, platform })),
});
export type ReachabilityView = z.infer<typeof reachabilityView>;
