import * as z from 'zod/mini';
import { ulid } from '../fields.ts';

/**
 * What the e-mail queue carries: an alert was published in a community. It holds no text and no address; whoever reads it
 * looks both up, so that choices made in between are honoured. With `batch`, only those members are meant.
 */
export const announcement = z.object({
  version: z.literal(1),
  alertId: ulid,
  communityId: ulid,
  /** A stretch of the community's members by residentId: those after `after` (from the first one, without it) up to `upTo`. */
  batch: z.optional(z.object({ after: z.optional(ulid), upTo: ulid })),
});
export type Announcement = z.infer<typeof announcement>;
