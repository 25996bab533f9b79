import type { Alert, Author, Awaited } from '../alerts/alert.ts';
import { requireOpen } from '../alerts/alert-state.ts';
import { lastMessage, published } from '../alerts/draft-alert.ts';
import { actorOf } from '../alerts/speaker.ts';
import { tell } from '../follow-up/alert-updates.ts';
import { invalidInput, Refusal } from '../refusal.ts';
import { forwarded } from './forwarding.ts';
import { endOnceConfirmed } from './official-life.ts';
import { needsSecondOfficer } from './second-officer.ts';

/**
 * Lets out what waited for an officer: the alert, whose life starts now, its forwarding, or what a source tells. A draft that is sent
 * is like an alert that the officer wrote: what needs a second one then waits for another.
 * @param residents whom the alert would reach, where it is a draft
 * @throws Refusal `not-by-its-author` to whoever asked, `already-confirmed`, `nothing-to-confirm`, or what happened to it meanwhile
 */
export function confirm(alert: Alert, by: Author, now: Date, residents = 0) {
  const awaited = requireAwaited(alert, now);
  if (awaited.by.residentId === by.residentId) throw new Refusal('not-by-its-author');
  const confirmer = actorOf(by);
  const details = { what: awaited.what, askedBy: awaited.by.residentId };
  const event = { actor: confirmer, action: 'confirmed', details };
  if (awaited.what === 'draft' && needsSecondOfficer(alert, residents)) {
    const awaits = { ...awaited, what: 'alert' as const, by, at: now.toISOString() };
    return { alert: { ...requireHeld(alert, now), awaits }, events: [event], spread: [] };
  }
  const { awaits: _, ...settled } = { ...alert, confirmedBy: confirmer };
  const after = letOut[awaited.what](settled, awaited, now);
  return { alert: after, events: [event], spread: [lastMessage(after)] };
}

/**
 * Whether what waits is what the officer has read. What a source tells replaces what it told before, so that it is let out only by whoever
 * says which of the two they have read: its draft, also while it waits for a second officer, and its updates.
 * @param awaitsSince as the alert gave it that they have read
 * @throws Refusal `invalid-input` when they do not say
 */
export function isAsRead({ awaits, author }: Alert, awaitsSince: string | undefined): boolean {
  if (!awaits) return true;
  if (awaitsSince !== undefined) return Date.parse(awaitsSince) === Date.parse(awaits.at);
  const isDraftSent = awaits.what === 'alert' && awaits.by.residentId !== author.residentId;
  if (awaits.what === 'draft' || awaits.what === 'update' || isDraftSent) {
    throw invalidInput({ path: 'awaitsSince', code: 'missing' });
  }
  return true;
}

/** What is closed awaits nothing any more. */
function requireAwaited(alert: Alert, now: Date): Awaited {
  if (alert.awaits) return alert.awaits;
  if (alert.status !== 'held') requireOpen(alert, now);
  throw new Refusal(alert.confirmedBy ? 'already-confirmed' : 'nothing-to-confirm');
}

const letOut: Readonly<Record<Awaited['what'], (alert: Alert, awaited: Awaited, now: Date) => Alert>> = {
  alert: begun,
  draft: begun,
  forwarding: sentOn,
  update: told,
};

function requireHeld(alert: Alert, now: Date): Alert {
  if (alert.status !== 'held') requireOpen(alert, now);
  if (Date.parse(alert.expiresAt) <= now.getTime()) throw new Refusal('alert-expired');
  return alert;
}

/** @throws Refusal `alert-retracted`, or `alert-expired` when it waited beyond its end */
function begun(alert: Alert, awaited: Awaited, now: Date): Alert {
  const expiresAt = endOnceConfirmed(alert, awaited, now);
  return published(requireHeld({ ...alert, expiresAt }, now), now);
}

/** @throws Refusal what happened to an alert that is not open any more */
function sentOn(alert: Alert, { by, to }: Awaited, now: Date): Alert {
  requireOpen(alert, now);
  return forwarded(alert, by, to, now);
}

/** @throws Refusal what happened to an alert that is not open any more, `too-many-updates` */
function told(alert: Alert, { by, text = '', expiresAt = alert.expiresAt }: Awaited, now: Date): Alert {
  return tell({ ...alert, expiresAt }, { by, update: { kind: 'update', message: text } }, now).alert;
}
