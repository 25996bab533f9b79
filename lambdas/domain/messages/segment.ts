import { countSeptets, toGsm7 } from './gsm7.ts';
import { shorten } from './shorten.ts';

/** What one SMS holds without being split and charged twice: https://docs.aws.amazon.com/sns/latest/dg/channels-sms-best-practices.html */
export const segmentSeptets = 160;

/** The text in GSM-7, shortened to so many septets. */
export function fitSms(text: string, septets: number): string {
  return shorten(toGsm7(text), { room: septets, measure: countSeptets, ellipsis: '...' });
}

/** One segment: the words around are whole as long as they can be, and what stands between them gives way; no period follows another. */
export function oneSegment(before: string, between = '', after = ''): string {
  const [first, last] = [toGsm7(`${before}|`), toGsm7(`|${after}`)].map(withoutBar);
  const room = segmentSeptets - countSeptets(first ?? '') - countSeptets(last ?? '');
  const middle = fitSms(between, room);
  const end = /[.!?]$/.test(middle) ? last?.replace(/^\./, '') : last;
  return fitSms(`${first}${middle}${end}`, segmentSeptets);
}

/** The bar kept the space beside it. */
const withoutBar = (part: string) => part.replace(/^\||\|$/, '');
