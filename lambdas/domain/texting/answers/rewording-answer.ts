/** What to change in words about people, in sentences as short as an SMS needs. */
import type { FieldErrorCode } from '../../../../contract/field-errors.ts';
import type { Bilingual, Language } from '../../../../contract/fields.ts';
import { countSeptets, toGsm7 } from '../../messages/gsm7.ts';
import { segmentSeptets } from '../../messages/segment.ts';
import type { FieldError } from '../../refusal.ts';

/** The most needful first: a sentence for which there is no room is left out, and said when the rest was changed. */
const changes: Readonly<Partial<Record<FieldErrorCode, Bilingual>>> = {
  'says-origin': { fr: 'Retirez l’origine des gens.', en: 'Take out where people are from.' },
  'says-religion': { fr: 'Retirez la religion.', en: 'Take out the religion.' },
  'is-insulting': { fr: 'Retirez l’insulte.', en: 'Take out the insult.' },
  'names-a-person': { fr: 'Ne nommez personne.', en: 'Name nobody.' },
  'gives-a-phone-number': { fr: 'Retirez le téléphone.', en: 'Take out the phone number.' },
  'gives-a-number-plate': { fr: 'Retirez la plaque.', en: 'Take out the number plate.' },
  'from-a-newcomer': { fr: 'Nouveau membre : dites les faits vus.', en: 'New member: tell facts that you saw.' },
};

const notYet: Bilingual = { fr: 'Pas encore envoyé.', en: 'Not sent yet.' };
const again: Bilingual = {
  fr: 'Renvoyez ALERTE corrigé ; tel quel, les modérateurs décideront.',
  en: 'Send ALERT corrected; unchanged, moderators decide.',
};

/** Says what to change, and that sending the same again leaves it to the moderators. @param first whom to call first */
export function rewordingAnswer(first: string, errors: readonly FieldError[], language: Language): string {
  const codes = new Set(errors.map(({ code }) => code));
  const wanted = Object.entries(changes).flatMap(([code, words]) =>
    codes.has(code as FieldErrorCode) ? [words[language]] : [],
  );
  const answerWith = (sentences: readonly string[]) =>
    toGsm7(`${first}${[notYet[language], ...sentences, again[language]].join(' ')}`);
  const said: string[] = [];
  for (const sentence of wanted) {
    if (fits(answerWith([...said, sentence]))) said.push(sentence);
  }
  return answerWith(said);
}

const fits = (answer: string): boolean => countSeptets(answer) <= segmentSeptets;
