import * as z from 'zod/mini';
import { groupId, ulid } from '../fields.ts';

/**
 * What the e-mail queue carries: a message of an alert was published in a group. It holds no text and no address; whoever reads it
 * looks both up, so that choices made in between are honoured. With `batch`, only those of the group are meant.
 */
export const announcement = z.object({
  version: z.literal(2),
  alertId: ulid,
  groupId,
  /** 0 for the alert itself, then what was told next. */
  messageNumber: z.int().check(z.minimum(0)),
  /** A stretch of the group's people by residentId: those after `after` (from the first one, without it) up to `upTo`. */
  batch: z.optional(z.object({ after: z.optional(ulid), upTo: ulid })),
});
export type Announcement = z.infer<typeof announcement>;
