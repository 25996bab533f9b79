/** The SMS that bear a link of their own: the words give way to the link, which is always whole. */
import type { Language } from '../../../contract/fields.ts';
import { countSeptets, toGsm7 } from './gsm7.ts';
import { fitSms, segmentSeptets } from './sms.ts';

/** Once a number is confirmed, or when its owner asks: the link that stops SMS. */
export function stopLinkText(url: string, language: Language): string {
  const words = {
    fr: ['Vigie : les alertes vous parviennent par SMS à ce numéro. Pour arrêter : ', 'Vigie: arrêter les SMS: '],
    en: ['Vigie: alerts reach you by SMS at this number. To stop: ', 'Vigie: stop the SMS: '],
  } as const;
  return withLink(words[language], url);
}

/** Asks a relative whether they want a copy of somebody's alerts of danger; an answer by SMS is taken where one can be given. */
export function invitationText(of: string, url: string, language: Language): string {
  const words = {
    fr: [
      (who: string) => `Vigie : ${who} veut vous prévenir de tout danger dans son quartier. OUI, NON ou `,
      (who: string) => `Vigie: alertes de ${who}? OUI ou `,
    ],
    en: [
      (who: string) => `Vigie: ${who} wants you told of any danger in their area. OUI (yes), NON or `,
      (who: string) => `Vigie: alerts of ${who}? OUI or `,
    ],
  } as const;
  const named = words[language].map((sentence) => sentence(nameFor(of, sentence(''), url)));
  return withLink(named, url);
}

/** To a relative who asks for the link by which they stop. */
export function relativeLinkText(of: string, url: string, language: Language): string {
  const sentence = {
    fr: (who: string) => `Vigie: alertes de ${who}: `,
    en: (who: string) => `Vigie: alerts of ${who}: `,
  };
  return withLink([sentence[language](nameFor(of, sentence[language](''), url))], url);
}

const longestName = 26;

const nameFor = (name: string, words: string, url: string) =>
  fitSms(
    name,
    Math.min(longestName, Math.max(0, segmentSeptets - countSeptets(toGsm7(words)) - countSeptets(url) - 1)),
  );

/** The first of these words, from the longest to the shortest, that leave room for the link. */
function withLink(candidates: readonly string[], url: string): string {
  const texts = candidates.map((words) => `${toGsm7(words)} ${url}`);
  return texts.find((text) => countSeptets(text) <= segmentSeptets) ?? texts.at(-1) ?? url;
}
