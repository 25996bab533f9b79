/** The words that say how a resident stands: in a community, on a channel, with a device. Apart, so that a store that reads them carries no operation. */
import * as z from 'zod/mini';

export const membershipStatus = z.enum(['pending', 'active', 'suspended']);
export type MembershipStatus = z.infer<typeof membershipStatus>;

/** Why a channel waits or fails. */
export const channelReason = z.enum([
  'not-set-up',
  'code-awaited',
  'no-device',
  'being-connected',
  'opted-out',
  'endpoint-disabled',
  'token-refused',
  'push-not-configured',
  'address-refused',
  'address-bounced',
  'complaint',
  'moved-to-another-resident',
]);
export type ChannelReason = z.infer<typeof channelReason>;

/** The three places that a resident has for relatives. */
export const relativeId = z.enum(['1', '2', '3']);
export type RelativeId = z.infer<typeof relativeId>;

/** Whether someone named by a resident has agreed to be told: not answered yet, yes, no, or yes once and no longer. */
export const relativeStatus = z.enum(['pending', 'active', 'refused', 'stopped']);
export type RelativeStatus = z.infer<typeof relativeStatus>;

/** Whose service carries a device's notifications. */
export const platform = z.enum(['fcm', 'apns']);
export type Platform = z.infer<typeof platform>;
