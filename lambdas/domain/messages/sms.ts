import type { Notice } from '../publishing/posting.ts';
import { isOpening } from '../publishing/telling.ts';
import { countSeptets, toGsm7 } from './gsm7.ts';
import { tidingsOf } from './news.ts';
import { openingOf } from './opening.ts';
import { fitSms, segmentSeptets } from './segment.ts';

/**
 * The SMS of a notice, in French: one segment of 160 septets, always. State, level, emergency number and link are always whole, and the
 * place gives way last. When room is short, an alert gives up its description before its category, and what follows it the category
 * before the news: whoever reads it knows what it is about.
 * @param linkBaseUrl what the alert's id completes to a link; at most `longestLinkBase` characters
 */
export function smsText(notice: Notice, linkBaseUrl: string): string {
  const { alert, message } = notice;
  const opening = `${toGsm7(openingOf(notice, 'fr'))}: `;
  const link = ` ${linkBaseUrl}${alert.alertId}`;
  let room = segmentSeptets - countSeptets(opening) - countSeptets(link);
  const take = (text: string, separator: string) => {
    const taken = fitSms(text, room - separator.length);
    room -= taken === '' ? 0 : countSeptets(taken) + separator.length;
    return taken;
  };
  const takeTidings = () => take(asSentences(tidingsOf(notice, 'fr')), '. ');
  const place = take(alert.place.description, '');
  const early = isOpening(message) ? '' : takeTidings();
  const category = take(alert.categoryLabel.fr, ', ');
  const tidings = isOpening(message) ? takeTidings() : early;
  const fact = [category, place].filter((part) => part !== '').join(', ');
  return `${opening}${[fact, tidings].filter((part) => part !== '').join('. ')}${link}`;
}

/** One after the other, with a full stop between them where their writer set none. */
function asSentences(parts: readonly string[]): string {
  return parts.map((part, index) => (index === 0 ? part : `${isEnded(parts[index - 1]) ? ' ' : '. '}${part}`)).join('');
}

const isEnded = (sentence = '') => /[.!?…]$/u.test(sentence);
