import type { ProtocolTerms } from '../../../contract/operations/municipalities.ts';
import { localDay } from '../local-time.ts';
import { invalidInput } from '../refusal.ts';

/** What the signatories agreed with the police of a municipality; it is in force from its first day through its last. */
export interface Protocol extends Readonly<ProtocolTerms> {
  readonly inseeCode: string;
}

const longestYears = 3;

/** Whether the police take part today, by the calendar of the municipality. Without a protocol in force they receive nothing. */
export function protocolInForce(protocol: Protocol | undefined, now: Date): protocol is Protocol {
  if (!protocol) return false;
  const today = localDay(now, protocol.inseeCode);
  return protocol.startsOn <= today && today <= protocol.endsOn;
}

/** @throws Refusal `invalid-input` when the end is not after the start, or more than three years later */
export function requireTerms({ startsOn, endsOn }: Pick<Protocol, 'startsOn' | 'endsOn'>): void {
  if (endsOn <= startsOn) throw invalidInput({ path: 'endsOn', code: 'not-after-the-start' });
  if (endsOn > lastAnniversary(startsOn)) throw invalidInput({ path: 'endsOn', code: 'over-three-years' });
}

/**
 * A term counted in years runs through the day of the same date, or the last of that month when there is none: compared as text,
 * the 29th of February comes after the 28th and before the 1st of March. Code de procédure civile, articles 641 and 642.
 */
function lastAnniversary(day: string): string {
  return `${String(Number(day.slice(0, 4)) + longestYears).padStart(4, '0')}${day.slice(4)}`;
}
