import type { Alert } from '../alerts/alert.ts';
import { isClosing } from '../publishing/telling.ts';

/**
 * Whether an alert waited or lived at a moment, whatever became of it since: an SMS is about what its writer had read by then, and means the
 * same alert when it is carried out again.
 */
export function wasLiveAt({ reportedAt, expiresAt, status, messages }: Alert, instant: string): boolean {
  if (status === 'refused' || reportedAt > instant || expiresAt <= instant) return false;
  const last = messages.findLast(({ kind, at }) => (isClosing({ kind }) || kind === 'restored') && at <= instant);
  return last === undefined || last.kind === 'restored';
}
