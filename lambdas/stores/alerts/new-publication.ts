/** How a posting, and a message that is to be spread, start on their way. */
import type { Alert } from '../../domain/alerts/alert.ts';
import type { Posting, Publication } from '../../domain/publishing/posting.ts';
import { sweepAfterMs } from '../../domain/publishing/retry.ts';
import { messageOf } from '../../domain/publishing/telling.ts';

/** Mark of a topic that has no subscriber, and so does not exist: there was nobody to tell. */
export const nobody = 'nobody';

/** Of a posting that is written with its alert: on its way at once, unless only officers read the alert. */
export function newPublication({ readers }: Alert, { firstMessage }: Posting): Publication {
  const state = readers === 'neighbours' ? 'pending' : 'not-needed';
  return enlisted(firstMessage, state);
}

/** Of a posting whose first message is this one. */
export function enlisted(messageNumber: number, state: Publication['state'] = 'pending'): Publication {
  const progress = { nextMessage: messageNumber, lastMessage: messageNumber, attempts: 0, triesBegun: 0 };
  return { state, ...progress, messageIds: {}, outcomes: {}, eligible: {} };
}

/** From when on the sweeper may take what the stream left of a message, in milliseconds since 1970. */
export function dueAtMs(alert: Alert, messageNumber: number): number {
  return Date.parse(messageOf(alert, messageNumber).at) + sweepAfterMs;
}
