/**
 * Receipts: what a service says became of a message for one recipient. They come late, twice and in any order; a ledger keeps for each
 * recipient the one that counts, whatever order they came in.
 */

import type { FailureReason } from '../../../contract/delivery-words.ts';
import type { ChannelName } from '../../../contract/fields.ts';
import { type Delays, delaysOf } from './delays.ts';
import { isCopy } from './recipients.ts';

/** The service took it; it arrived; or why it did not. */
export type Fate = 'accepted' | 'delivered' | FailureReason;

/** What counts of a message for one recipient. */
interface Entry {
  readonly fate: Fate;
  /** From when the message was said until it arrived. */
  readonly delayMs?: number;
  /** By the digest of each SMS: whoever is told twice is paid for twice. */
  readonly paid?: Readonly<Record<string, Paid>>;
}

/** What one SMS cost. */
export interface Paid {
  readonly smsParts: number;
  /** In millionths of a dollar, so that sums are exact. */
  readonly priceMicros: number;
}

export interface Receipt extends Entry {
  /** A digest of who it was for, the same at every receipt. */
  readonly recipient: string;
}

/** By recipient. */
export type Ledger = Readonly<Record<string, Entry>>;

/** What a ledger comes to. */
export interface DeliveryCounts {
  /** Taken by the service, and nothing more is known. */
  readonly accepted: number;
  readonly delivered: number;
  readonly failed: Readonly<Partial<Record<FailureReason, number>>>;
  readonly delays: Delays;
  readonly smsParts: number;
  readonly priceMicros: number;
}

/**
 * Which of two receipts counts. Of a resident's devices one that rings is enough. A mail server that took a message may return it later,
 * and its reader may call it spam after that.
 */
function rankOf(channel: ChannelName, fate: Fate): number {
  if (fate === 'accepted') return 0;
  if (fate === 'complaint') return 3;
  const deliveredLast = channel !== 'email';
  return (fate === 'delivered') === deliveredLast ? 2 : 1;
}

/** @returns the ledger itself when the receipts tell nothing new */
export function withReceipts(channel: ChannelName, ledger: Ledger, receipts: readonly Receipt[]): Ledger {
  const after: Record<string, Entry> = { ...ledger };
  let changed = false;
  for (const { recipient, ...told } of receipts) {
    const known = after[recipient];
    const merged = known ? bothOf(channel, known, told) : told;
    changed ||= !known || !isSame(known, merged);
    after[recipient] = merged;
  }
  return changed ? after : ledger;
}

/** The same whichever of the two came first, and however often. */
function bothOf(channel: ChannelName, one: Entry, other: Entry): Entry {
  const [{ fate, delayMs }] = [one, other].toSorted((a, b) => inOrder(channel, a, b)) as [Entry, Entry];
  const paid = paidOf(one.paid, other.paid);
  return { fate, ...(delayMs === undefined ? {} : { delayMs }), ...(paid ? { paid } : {}) };
}

/** The one that counts first: the later fate, then the sooner delivery, then by name. */
function inOrder(channel: ChannelName, one: Entry, other: Entry): number {
  const byRank = rankOf(channel, other.fate) - rankOf(channel, one.fate);
  if (byRank !== 0) return byRank;
  if (one.fate !== other.fate) return one.fate < other.fate ? -1 : 1;
  return (one.delayMs ?? Number.MAX_SAFE_INTEGER) - (other.delayMs ?? Number.MAX_SAFE_INTEGER);
}

/** Each SMS once; of two accounts of the same one, the greater. */
function paidOf(one: Entry['paid'], other: Entry['paid']): Entry['paid'] {
  if (!one || !other) return one ?? other;
  const both = Object.entries(other).map(([sms, { smsParts, priceMicros }]): [string, Paid] => {
    const known = one[sms] ?? nothingPaid;
    return [
      sms,
      { smsParts: Math.max(known.smsParts, smsParts), priceMicros: Math.max(known.priceMicros, priceMicros) },
    ];
  });
  return { ...one, ...Object.fromEntries(both) };
}

const nothingPaid: Paid = { smsParts: 0, priceMicros: 0 };

function isSame(one: Entry, other: Entry): boolean {
  if (one.fate !== other.fate || one.delayMs !== other.delayMs) return false;
  const sms = Object.keys({ ...one.paid, ...other.paid });
  return sms.every((each) => isSamePaid(one.paid?.[each], other.paid?.[each]));
}

const isSamePaid = (one: Paid | undefined, other: Paid | undefined) =>
  one?.smsParts === other?.smsParts && one?.priceMicros === other?.priceMicros;

/** Residents are counted; what SMS cost is the same for a relative's copy. */
export function countsOf(ledger: Ledger): DeliveryCounts {
  const paid = Object.values(ledger).flatMap((entry) => Object.values(entry.paid ?? {}));
  const entries = Object.entries(ledger).flatMap(([recipient, entry]) => (isCopy(recipient) ? [] : [entry]));
  const failed: Partial<Record<FailureReason, number>> = {};
  for (const { fate } of entries)
    if (fate !== 'accepted' && fate !== 'delivered') failed[fate] = (failed[fate] ?? 0) + 1;
  const arrived = entries.filter(({ fate }) => fate === 'delivered');
  return {
    accepted: entries.filter(({ fate }) => fate === 'accepted').length,
    delivered: arrived.length,
    failed,
    delays: delaysOf(arrived.flatMap(({ delayMs }) => delayMs ?? [])),
    smsParts: addUp(paid.map(({ smsParts }) => smsParts)),
    priceMicros: addUp(paid.map(({ priceMicros }) => priceMicros)),
  };
}

/** How many different residents these ledgers, of several channels and messages, have as reached. */
export function countReached(ledgers: readonly Ledger[]): number {
  const reached = ledgers.flatMap((ledger) =>
    Object.entries(ledger).flatMap(([recipient, { fate }]) => (fate === 'delivered' ? [recipient] : [])),
  );
  return new Set(reached.filter((recipient) => !isCopy(recipient))).size;
}

export const addUp = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
