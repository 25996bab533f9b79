import type { TextCommand } from './text-command.ts';

/** Words that go with `vu`, `oui` and `non`: with any other word, the text tells something of its own. */
const company = new Set(
  (
    'je j ai ai l le la les moi aussi egalement bien c est ca cela confirme confirmer tout a fait exact exactement meme pareil chose de mes ' +
    'yeux on nous avons alerte alert message sms merci svp stp ok d accord rien pas du n ne en effet vrai il y a personne me it i saw see too ' +
    'seen not have the same nothing did can t cant'
  ).split(' '),
);

const yes = /^(?:oui|oi|ouii|wi|ui|oui+|ouais|ouai|ouep|ouaip|yes|yep|yeah|yess)$/;
const no = /^(?:non|nn|nan|nope|no|noon|nop|nein)$/;
const seen = /^(?:vu|vue|vus|seen|saw|confirme|confirmer|confirm|vois)$/;
const unseen = /(?:^| )(?:rien|pas|not|nothing)(?: |$)/;

const mostWords = 8;

/** `OUI`, `VU aussi`, `non rien vu`: a word on an alert, or the answer to a question. */
export function readVerdict(plain: string): TextCommand | undefined {
  const words = plain.split(' ');
  const said = (pattern: RegExp) => words.some((word) => isWord(word, pattern));
  const saysMore = words.some((word) => !isCompany(word) && ![yes, no, seen].some((each) => isWord(word, each)));
  if (plain === '' || words.length > mostWords || saysMore) return undefined;
  if (said(no) || (said(seen) && unseen.test(plain))) return { kind: 'no' };
  if (said(yes)) return { kind: 'yes' };
  return said(seen) ? { kind: 'seen' } : undefined;
}

/** `ouiiii` */
const bareOf = (word: string) => word.replace(/([a-z])\1+/g, '$1');

const isWord = (word: string, pattern: RegExp) => pattern.test(word) || pattern.test(bareOf(word));

const isCompany = (word: string) => company.has(word);
