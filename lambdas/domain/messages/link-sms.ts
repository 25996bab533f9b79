/** The SMS that bear a link of their own: the words give way to the link, which is always whole. */
import type { Language } from '../../../contract/fields.ts';
import { countSeptets, toGsm7 } from './gsm7.ts';
import { fitSms, segmentSeptets } from './segment.ts';

/** Once a number is confirmed, or when its owner asks: the link that stops SMS. */
export function stopLinkText(url: string, language: Language): string {
  const words = {
    fr: ['Vigie : les alertes vous parviennent par SMS à ce numéro. Pour arrêter : ', 'Vigie: arrêter les SMS: '],
    en: ['Vigie: alerts reach you by SMS at this number. To stop: ', 'Vigie: stop the SMS: '],
  } as const;
  return withLink(words[language], url);
}

type Sentence = (who: string) => string;

/** How a question by SMS is answered: by SMS or by the link, or by the link alone. */
const answers: Readonly<Record<Language, (twoWay: boolean) => string>> = {
  fr: (twoWay) => (twoWay ? 'OUI, NON ou ' : 'Répondre : '),
  en: (twoWay) => (twoWay ? 'OUI (yes), NON or ' : 'Answer: '),
};

const questions: Readonly<Record<Language, readonly Sentence[]>> = {
  fr: [
    (who) => `Vigie : ${who} veut vous prévenir de tout danger dans son quartier. `,
    (who) => `Vigie : être prévenu des dangers près de ${who} ? `,
    (who) => `Vigie: alertes de ${who}? `,
  ],
  en: [
    (who) => `Vigie: ${who} wants you told of any danger in their area. `,
    (who) => `Vigie: be told of danger near ${who}? `,
    (who) => `Vigie: alerts of ${who}? `,
  ],
};

/**
 * Asks a relative whether they want a copy of somebody's alerts of danger. The least of it names who asks, and leaves the answer to the
 * page of the link.
 * @param twoWay whether an SMS can be answered
 */
export function invitationText(of: string, url: string, language: Language, twoWay: boolean): string {
  const asked = questions[language];
  const answerable = asked.map(
    (question): Sentence =>
      (who) =>
        `${question(who)}${answers[language](twoWay)}`,
  );
  return naming([...answerable, ...asked.slice(-1)], of, url);
}

/** To a relative who asks for the link by which they stop. */
export function relativeLinkText(of: string, url: string, language: Language): string {
  const sentences: Readonly<Record<Language, Sentence>> = {
    fr: (who) => `Vigie: alertes de ${who}: `,
    en: (who) => `Vigie: alerts of ${who}: `,
  };
  return naming([sentences[language]], of, url);
}

const longestName = 26;
/** Of a name that has to be shortened, so much says who it is. */
const leastName = 12;

/** The first of these sentences, from the longest to the shortest, that leaves room for the name; the last one in any case. */
function naming(sentences: readonly Sentence[], of: string, url: string): string {
  const roomIn = (sentence: Sentence) => segmentSeptets - countSeptets(`${toGsm7(sentence('-'))} ${url}`) + 1;
  const enough = Math.min(leastName, countSeptets(toGsm7(of)));
  const sentence = sentences.find((each) => roomIn(each) >= enough) ?? sentences.at(-1);
  if (!sentence) return url;
  return `${toGsm7(sentence(fitSms(of, Math.min(longestName, Math.max(0, roomIn(sentence))))))} ${url}`;
}

/** The first of these words, from the longest to the shortest, that leave room for the link. */
function withLink(candidates: readonly string[], url: string): string {
  const texts = candidates.map((words) => `${toGsm7(words)} ${url}`);
  return texts.find((text) => countSeptets(text) <= segmentSeptets) ?? texts.at(-1) ?? url;
}
