/** The words that say what became of a message. Apart, so that a store that reads them carries no operation. */
import * as z from 'zod/mini';

/** Why a message did not arrive: what the carrier, the push service or the mail server said. */
export const failureReason = z.enum([
  'endpoint-disabled',
  'push-refused',
  'opted-out',
  'phone-unreachable',
  'carrier-unreachable',
  'blocked',
  'number-not-valid',
  'message-refused',
  'over-price',
  'address-bounced',
  'address-refused',
  'mailbox-unavailable',
  'complaint',
  'unknown',
]);
export type FailureReason = z.infer<typeof failureReason>;
