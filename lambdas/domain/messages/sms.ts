import type { Posting } from '../posting.ts';
import { countSeptets, toGsm7 } from './gsm7.ts';
import { openingOf } from './opening.ts';
import { shorten } from './shorten.ts';

/** What one SMS holds without being split and charged twice: https://docs.aws.amazon.com/sns/latest/dg/channels-sms-best-practices.html */
const segmentSeptets = 160;

/**
 * The SMS of a posting, in French: one segment of 160 septets, always. When room is short the description gives way first, then
 * the category, and the place last; level, emergency number and link are always whole.
 * @param linkBaseUrl what the alert's id completes to a link; at most `longestLinkBase` characters
 */
export function smsText(posting: Posting, linkBaseUrl: string): string {
  const opening = `${toGsm7(openingOf(posting, 'fr'))}: `;
  const link = ` ${linkBaseUrl}${posting.alertId}`;
  let room = segmentSeptets - countSeptets(opening) - countSeptets(link);
  const take = (text: string, separator: string) => {
    const taken = fitSms(text, room - separator.length);
    room -= taken === '' ? 0 : countSeptets(taken) + separator.length;
    return taken;
  };
  const place = take(posting.place.description, '');
  const category = take(posting.categoryLabel.fr, ', ');
  const description = take(posting.description, '. ');
  const fact = [category, place].filter((part) => part !== '').join(', ');
  return `${opening}${[fact, description].filter((part) => part !== '').join('. ')}${link}`;
}

/** The text in GSM-7, shortened to so many septets. */
function fitSms(text: string, septets: number): string {
  return shorten(toGsm7(text), { room: septets, measure: countSeptets, ellipsis: '...' });
}
