import type { Alert, Author } from '../alerts/alert.ts';
import { requireOpen } from '../alerts/alert-state.ts';
import { actorOf } from '../alerts/speaker.ts';
import { Refusal } from '../refusal.ts';

type Seen = keyof Alert['witnesses'];

/** What a neighbour says of an alert, and what they said before. */
export interface Testimony {
  readonly by: Author;
  readonly before: Seen | undefined;
  readonly after: Seen;
}

/**
 * Counts a neighbour's word, in the place of their former one.
 * @returns nothing when they said so already
 * @throws Refusal `not-by-its-author`, or what happened to an alert that is not open
 */
export function testify(alert: Alert, { by, before, after }: Testimony, now: Date) {
  if (by.residentId === alert.author.residentId) throw new Refusal('not-by-its-author');
  requireOpen(alert, now);
  if (after === before) return undefined;
  const witnesses = counted(alert.witnesses, before, after);
  const confirmedByPolice = by.kind === 'police' ? isObserved(alert, after) : alert.confirmedByPolice;
  return {
    alert: { ...alert, witnesses, confirmedByPolice },
    events: [{ actor: actorOf(by), action: 'witnessed', details: { seen: after, ...(before ? { before } : {}) } }],
    witness: { residentId: by.residentId, ...(before ? { before } : {}), after },
  };
}

function counted(witnesses: Alert['witnesses'], before: Seen | undefined, after: Seen): Alert['witnesses'] {
  const without = before ? { ...witnesses, [before]: witnesses[before] - 1 } : witnesses;
  return { ...without, [after]: without[after] + 1 };
}

/** The last word of the police counts, unless they took charge of it. */
function isObserved({ messages }: Alert, seen: Seen): boolean {
  return seen === 'confirm' || messages.some(({ kind, by }) => kind === 'taken-in-charge' && by.kind === 'police');
}
