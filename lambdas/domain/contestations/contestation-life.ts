/** How long what is kept of a contestation is kept, and what is to be done with it when. */
import { dayMs } from '../milliseconds.ts';
import type { Contestation } from './contestation.ts';

const contactKeptAfterAnswerMs = 30 * dayMs;
const contactKeptAtMostMs = 180 * dayMs;
const keptMs = 365 * dayMs;

/** From then on the contact, and the words of the alert, are shown to nobody and erased: 30 days after the answer, or 180 after receipt. */
export function contactErasedAt({ receivedAt, answer }: Contestation): Date {
  const lastMs = contactErasedBy(new Date(receivedAt)).getTime();
  return new Date(answer ? Math.min(Date.parse(answer.at) + contactKeptAfterAnswerMs, lastMs) : lastMs);
}

/** When the contact is erased at the latest, answered or not. */
export const contactErasedBy = (receivedAt: Date): Date => new Date(receivedAt.getTime() + contactKeptAtMostMs);

/** When the table may delete all of it, in seconds since 1970. */
export function contestationPurgeAtSeconds({ receivedAt }: Contestation): number {
  return Math.floor((Date.parse(receivedAt) + keptMs) / 1000);
}

/** What is left of it once its contact is erased: an answer that still waited has nowhere to go. */
export function erased({ contact: _, answer, ...contestation }: Contestation): Contestation {
  const { words: __, ...alert } = contestation.alert;
  if (!answer) return { ...contestation, alert };
  const sending = answer.sending === 'waiting' ? 'given-up' : answer.sending;
  return { ...contestation, alert, answer: { ...answer, sending } };
}

/** As it may be shown at this moment, whatever the table still holds. */
export function presentOf(contestation: Contestation, now: Date): Contestation {
  return contactErasedAt(contestation) <= now ? erased(contestation) : contestation;
}

/** What has to be done with it next, and when; nothing once its contact is erased. */
export function nextTask(
  contestation: Contestation,
): { readonly what: 'send' | 'erase'; readonly at: Date } | undefined {
  const { contact, answer } = contestation;
  if (contact === undefined) return undefined;
  const eraseAt = contactErasedAt(contestation);
  const sendAt = answer?.sending === 'waiting' ? new Date(answer.nextTryAt) : undefined;
  return sendAt && sendAt < eraseAt ? { what: 'send', at: sendAt } : { what: 'erase', at: eraseAt };
}
