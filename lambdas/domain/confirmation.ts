import type { Alert, Author, Awaited } from './alert.ts';
import { requireOpen } from './alert-state.ts';
import { lastMessage, published } from './draft-alert.ts';
import { forwarded } from './forwarding.ts';
import { endOnceConfirmed } from './official-life.ts';
import { Refusal } from './refusal.ts';
import { actorOf } from './speaker.ts';

/**
 * Lets out what waited for a second officer: the alert, whose life starts now, or its forwarding.
 * @throws Refusal `not-by-its-author` to whoever asked, `already-confirmed`, `nothing-to-confirm`, or what happened to it meanwhile
 */
export function confirm(alert: Alert, by: Author, now: Date) {
  const awaited = requireAwaited(alert, now);
  if (awaited.by.residentId === by.residentId) throw new Refusal('not-by-its-author');
  const confirmer = actorOf(by);
  const { awaits: _, ...settled } = { ...alert, confirmedBy: confirmer };
  const after = awaited.what === 'alert' ? begun(settled, awaited, now) : sentOn(settled, awaited, now);
  const details = { what: awaited.what, askedBy: awaited.by.residentId };
  return {
    alert: after,
    events: [{ actor: confirmer, action: 'confirmed', details }],
    spread: [lastMessage(after)],
  };
}

/** What is closed awaits nothing any more. */
function requireAwaited(alert: Alert, now: Date): Awaited {
  if (alert.awaits) return alert.awaits;
  if (alert.status !== 'held') requireOpen(alert, now);
  throw new Refusal(alert.confirmedBy ? 'already-confirmed' : 'nothing-to-confirm');
}

/** @throws Refusal `alert-retracted`, or `alert-expired` when it waited beyond its end */
function begun(alert: Alert, awaited: Awaited, now: Date): Alert {
  if (alert.status !== 'held') requireOpen(alert, now);
  const expiresAt = endOnceConfirmed(alert, awaited, now);
  if (Date.parse(expiresAt) <= now.getTime()) throw new Refusal('alert-expired');
  return published({ ...alert, expiresAt }, now);
}

/** @throws Refusal what happened to an alert that is not open any more */
function sentOn(alert: Alert, { by, to }: Awaited, now: Date): Alert {
  requireOpen(alert, now);
  return forwarded(alert, by, to, now);
}
