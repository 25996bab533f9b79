import type { HistoryEntry } from './history.ts';

/** An entry as officers read it: who flagged is not told, so that a flag is not answered at the next door. */
export function historyView(entry: HistoryEntry) {
  const { residentId, kind } = entry.actor;
  const actor = { kind, ...(isOfAFlag(entry) ? {} : { residentId }) };
  return { ...entry, actor, details: { ...entry.details } };
}

const isOfAFlag = ({ action, details }: HistoryEntry): boolean =>
  action === 'flagged' || (action === 'hidden' && details.by === 'flags');
