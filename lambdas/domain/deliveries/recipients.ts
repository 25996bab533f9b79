import { createHash } from 'node:crypto';
import type { GroupId } from '../communities/group.ts';

const digestLength = 16;

/**
 * Who a receipt is about, as a ledger names them: a resident in one group. Two devices of one resident are one recipient; a resident told in
 * two groups is two, and was told twice.
 */
export function recipientOf(groupId: GroupId, residentId: string): string {
  return createHash('sha256').update(`${groupId} ${residentId}`).digest('hex').slice(0, digestLength);
}

const smsDigestLength = 8;

/** One of the few messages of SNS that tell a group of one message of an alert, in little room. */
export const smsOf = (messageId: string): string =>
  createHash('sha256').update(messageId).digest('hex').slice(0, smsDigestLength);

const copyMark = '*';

/** The phone of somebody who is told in no group of their own there: a relative's, who is told of danger and is not counted among those reached. */
export const copyRecipientOf = (groupId: GroupId, address: string): string =>
  `${recipientOf(groupId, address)}${copyMark}`;

export const isCopy = (recipient: string): boolean => recipient.endsWith(copyMark);

/** The part of a ledger that a recipient is in: of sixteen, so that those who write at once seldom meet. */
export const partOf = (recipient: string): string => recipient.slice(0, 1);
