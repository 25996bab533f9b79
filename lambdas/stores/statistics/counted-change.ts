import * as z from 'zod/mini';
import { ulid } from '../../../contract/fields.ts';

/** What changes the figures: the alert itself, and what was delivered of it. */
const countedSorts: ReadonlySet<string> = new Set(['ALERT', 'DELIVERYTOTALS']);

/** The alert to count anew when a stored item has changed; nothing when that is of no account to the figures. */
export function alertIdOfCounted(pk: string, sk: string): string | undefined {
  if (!countedSorts.has(sk)) return undefined;
  const alertId = z.safeParse(ulid, pk.replace(/^ALERT#/, ''));
  return alertId.success ? alertId.data : undefined;
}
