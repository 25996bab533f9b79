import { createHash } from 'node:crypto';
import type { GroupId } from './group.ts';

const digestLength = 16;

/**
 * Who a receipt is about, as a ledger names them: a resident in one group, or an address of which nobody is known to be the holder. Two
 * devices of one resident are one recipient; a resident told in two groups is two, and was told twice.
 */
export function recipientOf(groupId: GroupId, residentIdOrAddress: string): string {
  return createHash('sha256').update(`${groupId} ${residentIdOrAddress}`).digest('hex').slice(0, digestLength);
}

/** The part of a ledger that a recipient is in: of sixteen, so that those who write at once seldom meet. */
export const partOf = (recipient: string): string => recipient.slice(0, 1);
