import type { ModerationCase } from '../../../contract/operations/moderation.ts';
import type { Alert } from '../alerts/alert.ts';
import { alertView, type Reading } from '../alerts/alert-view.ts';

/** An alert that awaits a decision, as whoever decides sees it: with the flags, but not those who flagged. */
export function moderationCase(alert: Alert, reading: Reading): ModerationCase[] {
  const { open, screening, original, flags, appeal } = alert.moderation;
  if (!open) return [];
  return [
    {
      alert: alertView(alert, reading),
      reasons: [...open.reasons],
      openedAt: open.since,
      screening: [...screening],
      ...(original ? { original } : {}),
      flags: flags.map(({ reason, detail, at }) => ({ reason, ...(detail === undefined ? {} : { detail }), at })),
      ...(appeal ? { appeal } : {}),
    },
  ];
}
