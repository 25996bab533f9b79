import type { HistoryEntry } from './history.ts';

/**
 * An entry as officers read it: who flagged is not told, so that a flag is not answered at the next door. Nor is the nonce, without which
 * the hash does not tell either.
 */
export function historyView({ nonce: _, ...entry }: HistoryEntry) {
  const { residentId, kind } = entry.actor;
  const actor = { kind, ...(isOfAFlag(entry) ? {} : { residentId }) };
  return { ...entry, actor, details: { ...entry.details } };
}

const isOfAFlag = ({ action, details }: Pick<HistoryEntry, 'action' | 'details'>): boolean =>
  action === 'flagged' || (action === 'hidden' && details.by === 'flags');
