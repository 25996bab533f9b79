import * as z from 'zod/mini';

/** Whether a channel reaches its resident: in force, waiting for something, or failed for the reason given. */
export const channelState = z.enum(['active', 'pending', 'failed', 'off']);
