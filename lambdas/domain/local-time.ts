import type { Language } from '../../contract/fields.ts';

/** Overseas departments and collectivities, by the first three digits of the INSEE code: IANA time zones. */
const overseasTimeZones: Readonly<Record<string, string>> = {
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
};

/** An instant on the clocks of a municipality: `22 novembre 2026 à 21:30`. */
export function localTime(instant: string, inseeCode: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: timeZoneOf(inseeCode),
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(instant));
}

/** The day on the calendars of a municipality, ISO 8601, which is how Swedish writes days: `2026-11-22`. */
export function localDay(now: Date, inseeCode: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timeZoneOf(inseeCode), dateStyle: 'short' }).format(now);
}

function timeZoneOf(inseeCode: string): string {
  return overseasTimeZones[inseeCode.slice(0, 3)] ?? 'Europe/Paris';
}
