import * as z from 'zod/mini';
import { ulid } from '../fields.ts';

/** What the counting queue carries: an alert, or what was delivered of it, has changed. Whoever reads it looks up how the alert stands. */
export const counting = z.object({ version: z.literal(1), alertId: ulid });
export type Counting = z.infer<typeof counting>;
