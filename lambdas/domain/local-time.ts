import type { Language } from '../../contract/fields.ts';
import { dayMs } from './milliseconds.ts';

/** Overseas departments and collectivities, by the first three digits of the INSEE code: IANA time zones. */
const overseasTimeZones = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
} as const;

const mainlandTimeZone = 'Europe/Paris';

/** One of those that French municipalities live by. */
export type TimeZone = typeof mainlandTimeZone | (typeof overseasTimeZones)[keyof typeof overseasTimeZones];
export const timeZones: readonly TimeZone[] = [mainlandTimeZone, ...Object.values(overseasTimeZones)];

/** An instant on the clocks of a municipality: `22 novembre 2026 à 21:30`. */
export function localTime(instant: string, inseeCode: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: timeZoneOf(inseeCode),
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(instant));
}

/** An instant of the day on the clocks of a municipality: `21:30`. */
export function localClock(instant: string, inseeCode: string): string {
  const clock = { timeZone: timeZoneOf(inseeCode), hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('fr-FR', clock).format(new Date(instant));
}

/** The day on the calendars of a municipality, ISO 8601, which is how Swedish writes days: `2026-11-22`. */
export function localDay(now: Date, inseeCode: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timeZoneOf(inseeCode), dateStyle: 'short' }).format(now);
}

/** The hour on the clocks of a municipality, 0 to 23. */
export function localHour(now: Date, inseeCode: string): number {
  return new Date(now.getTime() + aheadOfUtcMs(now.getTime(), inseeCode)).getUTCHours();
}

/** When a day begins on the clocks of a municipality, in milliseconds since 1970. @param day ISO 8601 */
export function startOfDay(day: string, inseeCode: string): number {
  return midnight(Date.parse(day), inseeCode);
}

/** When the day after begins; a day has 23 to 25 hours. */
export function endOfDay(day: string, inseeCode: string): number {
  return midnight(Date.parse(day) + dayMs, inseeCode);
}

/** Clocks never change at midnight in France, so that there is one midnight a day. */
function midnight(midnightUtcMs: number, inseeCode: string): number {
  const nearbyMs = midnightUtcMs - aheadOfUtcMs(midnightUtcMs, inseeCode);
  return midnightUtcMs - aheadOfUtcMs(nearbyMs, inseeCode);
}

function aheadOfUtcMs(instantMs: number, inseeCode: string): number {
  const clocks = new Intl.DateTimeFormat('en', { timeZone: timeZoneOf(inseeCode), timeZoneName: 'longOffset' });
  const name = clocks.formatToParts(instantMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

export function timeZoneOf(inseeCode: string): TimeZone {
  const byDepartment: Readonly<Partial<Record<string, TimeZone>>> = overseasTimeZones;
  return byDepartment[inseeCode.slice(0, 3)] ?? mainlandTimeZone;
}

/** What the clocks of a time zone show: the day, ISO 8601, and the minutes since midnight. */
export function clockIn(timeZone: TimeZone, now: Date): { readonly day: string; readonly minutes: number } {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now);
  const [day = '', time = ''] = shown.split(' ');
  const [hours, minutes] = time.split(':').map(Number);
  return { day, minutes: (hours ?? 0) * 60 + (minutes ?? 0) };
}
