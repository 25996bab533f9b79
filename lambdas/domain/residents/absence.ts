/** When a resident is away: nothing but danger reaches them then, and nobody else is ever told. */
import type { Level } from '../../../contract/fields.ts';
import { endOfDay, localDay, startOfDay } from '../local-time.ts';
import { dayMs } from '../milliseconds.ts';
import { invalidInput } from '../refusal.ts';
import type { Absence, Resident } from './resident.ts';

/** The first and the last day away, ISO 8601. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const longestAbsenceDays = 366;

/** The calendar of a resident is that of where they live: of their first community, or of where they relay or serve. */
function inseeCodeOf({ memberships, mandates }: Pick<Resident, 'memberships' | 'mandates'>): string {
  const place = memberships.find(({ status }) => status === 'active') ?? memberships[0] ?? mandates[0];
  return place?.inseeCode ?? paris;
}

const paris = '75056';

/** @returns today, ISO 8601, on the calendar of a resident */
export const todayOf = (resident: Pick<Resident, 'memberships' | 'mandates'>, now: Date): string =>
  localDay(now, inseeCodeOf(resident));

/** Away from the beginning of the first day to the end of the last, instead of any absence before. @throws Refusal `invalid-input` */
export function withAbsence(resident: Resident, { from, to }: Period, now: Date): Resident {
  const inseeCode = inseeCodeOf(resident);
  if (to < from) throw invalidInput({ path: 'to', code: 'not-after-the-start' });
  if (to < localDay(now, inseeCode)) throw invalidInput({ path: 'to', code: 'in-the-past' });
  if (Date.parse(from) - now.getTime() > longestAbsenceDays * dayMs) {
    throw invalidInput({ path: 'from', code: 'over-a-year-ahead' });
  }
  if (Date.parse(to) - Math.max(Date.parse(from), now.getTime()) > longestAbsenceDays * dayMs) {
    throw invalidInput({ path: 'to', code: 'over-one-year' });
  }
  const absence = { from, to, startsAtMs: startOfDay(from, inseeCode), endsAtMs: endOfDay(to, inseeCode) };
  return { ...resident, absence };
}

export function withoutAbsence(resident: Resident): Resident {
  if (!resident.absence) return resident;
  const { absence: _, ...present } = resident;
  return present;
}

type Span = Pick<Absence, 'startsAtMs' | 'endsAtMs'>;

/** Whether they are away at this moment. */
function isAway(absence: Span | undefined, now: Date): boolean {
  return absence !== undefined && absence.startsAtMs <= now.getTime() && now.getTime() < absence.endsAtMs;
}

/** When an absence next changes what reaches its resident, in milliseconds since 1970; nothing once it is over. */
export function nextTurnMs(absence: Span | undefined, now: Date): number | undefined {
  return [absence?.startsAtMs, absence?.endsAtMs].find((turn) => turn !== undefined && turn > now.getTime());
}

/** The minimum level that counts at this moment. */
export function minimumLevelAt(
  { minimumLevel, absence }: { readonly minimumLevel: Level; readonly absence?: Span },
  now: Date,
): Level {
  return isAway(absence, now) ? 'danger' : minimumLevel;
}

/** The resident as they are reached at this moment: while they are away, nothing under danger does, on any channel. */
export function asReachedAt(resident: Resident, now: Date): Resident {
  if (!isAway(resident.absence, now)) return resident;
  const { email, sms, push } = resident.channels;
  const minimumLevel = 'danger' as const;
  const channels = {
    email: { ...email, minimumLevel },
    ...(sms ? { sms: { ...sms, minimumLevel } } : {}),
    ...(push ? { push: { ...push, minimumLevel } } : {}),
  };
  return { ...resident, channels };
}
