/** Days of UTC, the same for everyone: limits that are counted with nothing read before go by them. */
import { dayMs } from './milliseconds.ts';

/** `YYYY-MM-DD`. */
export const utcDay = (at: Date): string => at.toISOString().slice(0, 'YYYY-MM-DD'.length);

/** When a day is over, in milliseconds since 1970. */
export const endOfUtcDay = (day: string): number => Date.parse(day) + dayMs;

/** Until one may ask again who asked too much of this day. */
export const secondsLeftOfDay = (at: Date): number => Math.ceil((endOfUtcDay(utcDay(at)) - at.getTime()) / 1000);
