import { invalidInput } from '../refusal.ts';

/** An identifier, wherever it stands in a link, in capitals or not. */
const alertIdInIt = /(?<![0-9a-z])[0-7][0-9a-hjkmnp-tv-z]{25}(?![0-9a-z])/i;

/** Which alert somebody means by its identifier or its link. @throws Refusal `invalid-input` when it can be none */
export function alertIdIn(reference: string): string {
  const [alertId] = alertIdInIt.exec(reference) ?? [];
  if (alertId === undefined) throw invalidInput({ path: 'alertReference', code: 'wrong-form' });
  return alertId.toUpperCase();
}
