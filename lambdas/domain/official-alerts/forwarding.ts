/** How an alert goes on to others: its author and its words stay, and whoever forwards is named as that. */
import { isNobody } from '../alerts/addressees.ts';
import type { Addressees, Alert, Author } from '../alerts/alert.ts';
import { requireOpen } from '../alerts/alert-state.ts';
import { joined, lastMessage, withMessage } from '../alerts/draft-alert.ts';
import { actorOf } from '../alerts/speaker.ts';
import { Refusal } from '../refusal.ts';
import { needsSecondOfficer } from './second-officer.ts';

/** A wish to forward. */
export interface Forwarding {
  readonly by: Author;
  /** Those it was not sent to yet. */
  readonly to: Addressees;
  /** How many the alert reaches with them, all it went to before included. */
  readonly residents: number;
}

/**
 * Forwards at once, or notes what a second officer has to confirm.
 * @throws Refusal what happened to an alert that is not open, `awaits-confirmation` while an earlier forwarding waits,
 * `already-forwarded` when there is nobody left
 */
export function forward(alert: Alert, { by, to, residents }: Forwarding, now: Date) {
  requireOpen(alert, now);
  if (alert.awaits) throw new Refusal('awaits-confirmation');
  if (isNobody(to)) throw new Refusal('already-forwarded');
  const waits = needsSecondOfficer(alert, residents);
  const after = waits
    ? { ...alert, awaits: { what: 'forwarding' as const, by, at: now.toISOString(), to } }
    : forwarded(alert, by, to, now);
  return {
    alert: after,
    events: [{ actor: actorOf(by), action: waits ? 'forwarding-asked' : 'forwarded', details: { to } }],
    ...(waits ? {} : { spread: [lastMessage(after)] }),
  };
}

/** Says to others what was said before. */
export function forwarded(alert: Alert, by: Author, to: Addressees, now: Date): Alert {
  return withMessage({ ...alert, addressees: joined(alert.addressees, to) }, { kind: 'forwarding', by, to }, now);
}
