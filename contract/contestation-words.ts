/** The words that say how a contestation stands. Apart, so that a store that reads them carries no operation. */
import * as z from 'zod/mini';

export const contestationDecision = z.enum(['upheld', 'rejected']);
export type ContestationDecision = z.infer<typeof contestationDecision>;

/** Whether the answer has left for the contact: it waits, has left, or cannot. */
export const answerSending = z.enum(['waiting', 'sent', 'given-up']);
export type AnswerSending = z.infer<typeof answerSending>;
