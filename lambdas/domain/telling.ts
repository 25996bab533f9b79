/** What of an alert is still to be told, to whom: the rules of its way to a group. */
import { mayBeTold } from './addressed-groups.ts';
import type { Alert, Message } from './alert.ts';
import type { MessageOutcome, Posting, Publication } from './posting.ts';

/** Whoever was alarmed is reassured for this long, though the alert itself may have expired. */
const reassuredForMs = 6 * 3_600_000;

/** Mark of a topic that has no subscriber, and so does not exist: there was nobody to tell. */
export const nobody = 'nobody';

/** The words of the alert itself, to those who read them for the first time. */
export const isOpening = ({ kind }: Pick<Message, 'kind'>): boolean => kind === 'alert' || kind === 'forwarding';

/** That there is nothing to fear any more. */
export const isClosing = ({ kind }: Pick<Message, 'kind'>): boolean =>
  kind === 'resolved' || kind === 'retracted' || kind === 'hidden';

/** Neighbours are not to read it, nor to be alarmed by it. */
const isWithdrawn = ({ status, moderation }: Pick<Alert, 'status' | 'moderation'>): boolean =>
  status === 'retracted' || status === 'refused' || moderation.hidden !== undefined;

/** Until when a message is worth sending. */
export function usefulUntil({ expiresAt }: Pick<Alert, 'expiresAt'>, message: Pick<Message, 'kind' | 'at'>): Date {
  return new Date(isClosing(message) ? Date.parse(message.at) + reassuredForMs : expiresAt);
}

/** What becomes of a posting's next message at this moment: it is sent, or it is done with unsent. */
export function fateOf(
  alert: Alert,
  { posting, publication }: { readonly posting: Posting; readonly publication: Publication },
  now: Date,
): 'to-send' | Exclude<MessageOutcome, 'published'> {
  const message = messageOf(alert, publication.nextMessage);
  if (!isMeantFor(alert, message, posting)) return 'not-needed';
  if (!wasTold(publication) && (isClosing(message) || isWithdrawn(alert))) return 'not-needed';
  return usefulUntil(alert, message) <= now ? 'failed' : 'to-send';
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

/** Whether anyone of the group has heard of the alert; of what was given up, some topics may have taken it. */
function wasTold({ outcomes, messageIds }: Publication): boolean {
  const isOut = Object.values(outcomes).some((outcome) => outcome !== 'not-needed');
  return isOut || Object.values(messageIds).some((messageId) => messageId !== nobody);
}

/**
 * Whether a message reads as untrue by now. E-mails are written in any order, and late in a large community: of an alert that is over,
 * only that it is over is still told.
 */
export function isOvertaken(alert: Alert, message: Pick<Message, 'kind'>): boolean {
  if (message.kind === 'hidden') return alert.moderation.hidden === undefined;
  return !isClosing(message) && (isWithdrawn(alert) || alert.status === 'resolved');
}
