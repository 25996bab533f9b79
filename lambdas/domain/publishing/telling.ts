/** What of an alert is still to be told, to whom: the rules of its way to a group. */

import type { Alert, Message } from '../alerts/alert.ts';
import { mayBeTold } from './addressed-groups.ts';
import type { MessageOutcome, Posting, Publication } from './posting.ts';

/** A posting, and how far it was when its publisher took it. */
interface Progress {
  readonly posting: Posting;
  readonly publication: Publication;
}

/** Whoever was alarmed is reassured for this long, though the alert itself may have expired. */
const reassuredForMs = 6 * 3_600_000;

/** The words of the alert itself, to those who read them for the first time. */
export const isOpening = ({ kind }: Pick<Message, 'kind'>): boolean => kind === 'alert' || kind === 'forwarding';

/** That there is nothing to fear any more. */
export const isClosing = ({ kind }: Pick<Message, 'kind'>): boolean =>
  kind === 'resolved' || kind === 'retracted' || kind === 'hidden';

/** Neighbours are not to be alarmed by it any more. */
const isWithdrawn = ({ status, moderation }: Pick<Alert, 'status' | 'moderation'>): boolean =>
  status === 'retracted' || status === 'refused' || moderation.hidden === 'by-moderators';

/** Flags hide an alert only until moderators have decided: until then nothing that could alarm leaves, and nothing of it is given up. */
export const isKeptBack = ({ moderation }: Pick<Alert, 'moderation'>, message: Pick<Message, 'kind'>): boolean =>
  moderation.hidden === 'by-flags' && !isClosing(message);

/** Until when a message is worth sending. */
export function usefulUntil({ expiresAt }: Pick<Alert, 'expiresAt'>, message: Pick<Message, 'kind' | 'at'>): Date {
  return new Date(isClosing(message) ? Date.parse(message.at) + reassuredForMs : expiresAt);
}

/** What becomes of a message at this moment: it is sent, it waits for the moderators, or it is done with unsent. */
export type Fate = 'to-send' | 'to-wait' | Exclude<MessageOutcome, 'published'>;

/**
 * What becomes of a posting's message. Of an alert that was withdrawn only that is still told, and to those alone who may have been alarmed.
 * @param messageNumber by default the next one
 */
export function fateOf(
  alert: Alert,
  { posting, publication }: Progress,
  now: Date,
  messageNumber: number = publication.nextMessage,
): Fate {
  const message = messageOf(alert, messageNumber);
  if (!isMeantFor(alert, message, posting)) return 'not-needed';
  if (isClosing(message) ? !mayHaveBeenTold(publication) : isWithdrawn(alert)) return 'not-needed';
  const isUseful = now < usefulUntil(alert, message);
  if (isKeptBack(alert, message)) return isUseful ? 'to-wait' : 'not-needed';
  return isUseful ? 'to-send' : 'failed';
}

/** Of a posting whose next message is not needed, the last one before another is. */
export function lastUnneeded(alert: Alert, progress: Progress, now: Date): number {
  const { nextMessage, lastMessage } = progress.publication;
  let last = nextMessage;
  while (last < lastMessage && fateOf(alert, progress, now, last + 1) === 'not-needed') last += 1;
  return last;
}

/** Since when a message could have left, ISO 8601: what flags kept back could not before moderators restored the alert. */
export function waitsSince({ moderation: { decision } }: Pick<Alert, 'moderation'>, { at }: Message): string {
  return decision?.decision === 'restore' && decision.at > at ? decision.at : at;
}

/** @throws Error when the alert has no such message */
export function messageOf({ alertId, messages }: Pick<Alert, 'alertId' | 'messages'>, messageNumber: number): Message {
  const message = messages[messageNumber];
  if (!message) throw new Error(`alert ${alertId} has no message ${messageNumber}`);
  return message;
}

/** A forwarding is for those who had not read the alert. */
function isMeantFor(alert: Alert, { kind, number }: Message, { groupId, firstMessage }: Posting): boolean {
  return mayBeTold(alert, groupId) && (kind !== 'forwarding' || number === firstMessage);
}

/** Whether anyone of the group may have heard of the alert: an answer of SNS may be lost, and a process end before it writes it down. */
const mayHaveBeenTold = ({ triesBegun }: Publication): boolean => triesBegun > 0;

/**
 * Whether a message reads as untrue by now. E-mails are written in any order, and late in a large community: of an alert that is over,
 * only that it is over is still told.
 */
export function isOvertaken(alert: Alert, message: Pick<Message, 'kind'>): boolean {
  if (message.kind === 'hidden') return alert.moderation.hidden === undefined;
  return !isClosing(message) && (isWithdrawn(alert) || alert.status === 'resolved');
}
