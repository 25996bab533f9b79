import { createHash } from 'node:crypto';
import type { GroupId } from './group.ts';

const digestLength = 16;

/**
 * Who a receipt is about, as a ledger names them: a resident in one group. Two devices of one resident are one recipient; a resident told in
 * two groups is two, and was told twice.
 */
export function recipientOf(groupId: GroupId, residentId: string): string {
  return createHash('sha256').update(`${groupId} ${residentId}`).digest('hex').slice(0, digestLength);
}

const copyMark = '*';

/** A phone that no resident holds: a relative's, who is told of danger and is not counted among those reached. */
export const copyRecipientOf = (groupId: GroupId, address: string): string =>
  `${recipientOf(groupId, address)}${copyMark}`;

export const isCopy = (recipient: string): boolean => recipient.endsWith(copyMark);

/** The part of a ledger that a recipient is in: of sixteen, so that those who write at once seldom meet. */
export const partOf = (recipient: string): string => recipient.slice(0, 1);
