/** What a CAP alert tells, once for each language: section 3.2.2 of the standard. */
import type { Language } from '../../../contract/fields.ts';
import type { Notice } from '../publishing/posting.ts';
import { isClosing, usefulUntil } from '../publishing/telling.ts';
import { element, type Xml, xml } from '../xml.ts';
import { capElements, capTime } from './cap.ts';
import { type CapPlace, capArea } from './cap-area.ts';
import { descriptionOf, headlineOf, senderName } from './cap-words.ts';
import { footerWords, urgentWords } from './email-words.ts';

const tags: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** What to do, in the words of CAP, where the category tells; else by the level. */
const responses: Readonly<Record<string, string>> = {
  evacuation: 'Evacuate',
  weather: 'Prepare',
  heat_cold: 'Prepare',
  utility_outage: 'Prepare',
  exercise: 'None',
};
const responseByLevel = { danger: 'Avoid', vigilance: 'Monitor', information: 'Assess' } as const;

/** One language of an alert, its elements in the order of the schema. */
export function capInfo(notice: Notice, language: Language, about: CapPlace & { readonly link: string }): Xml {
  const { alert, message } = notice;
  const { urgency, severity, certainty } = capElements(notice);
  const ends = usefulUntil(alert, message).toISOString();
  const elements = [
    element('language', tags[language]),
    element('category', alert.capCategory),
    element('event', alert.categoryLabel[language]),
    element('responseType', responseOf(notice)),
    element('urgency', urgency),
    element('severity', severity),
    element('certainty', certainty),
    element('effective', capTime(message.at)),
    element('onset', capTime(alert.happenedAt)),
    element('expires', capTime(ends)),
    element('senderName', senderName(alert.author.kind, about.municipality)[language]),
    element('headline', headlineOf(notice, language)),
    element('description', descriptionOf(notice, language)),
    element('instruction', instructionOf(notice, language)),
    element('web', about.link),
    capArea(alert, about),
  ];
  return xml`<info>\n${elements}</info>\n`;
}

function responseOf({ alert, message }: Notice): string {
  if (isClosing(message)) return 'AllClear';
  return responses[alert.category] ?? responseByLevel[alert.level];
}

/** The emergency number first; once all is over there is nothing to do. */
function instructionOf(notice: Notice, language: Language): string | undefined {
  if (isClosing(notice.message)) return undefined;
  return [...urgentWords(notice, language), footerWords.numbers[language]].join('\n');
}
