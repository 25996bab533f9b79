import { clockIn, type TimeZone } from '../local-time.ts';

/** Which month's exercise is to be held now; or was missed, as nobody has it on another day or in the evening. */
export interface MonthlyDue {
  /** `2026-12` */
  readonly month: string;
  readonly state: 'due' | 'missed';
}

const wednesday = 3;
const noon = 12 * 60;
const lastMinute = 14 * 60;

/** How often it is looked whether exercises are due: what was missed is told once. */
export const lookedEveryMinutes = 15;

/**
 * When the sirens are tested too: on the first Wednesday of the month at noon, on the clocks of the place, or until 14:00 where something
 * was in the way. The quarter of an hour after that is for telling what was missed.
 * @see https://www.francebleu.fr/infos/societe/des-sirenes-vont-retentir-ce-mercredi-partout-en-france-un-exercice-classique-1646159866
 */
export function monthlyDueAt(now: Date, timeZone: TimeZone): MonthlyDue | undefined {
  const { day, minutes } = clockIn(timeZone, now);
  const isFirstWednesday = Number(day.slice(8)) <= 7 && new Date(day).getUTCDay() === wednesday;
  if (!isFirstWednesday || minutes < noon || minutes >= lastMinute + lookedEveryMinutes) return undefined;
  return { month: day.slice(0, 7), state: minutes < lastMinute ? 'due' : 'missed' };
}
