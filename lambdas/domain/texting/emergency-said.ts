import { plainText, wordsOf } from './plain-words.ts';

const service = '(?:17|18|15|112|114|police\\w*|gendarm\\w*|pompiers?|samu|secours|urgences?|fire brigade|ambulance)';
const called =
  '(?:appele(?!z)\\w*|apele(?!z)\\w*|appelle|prevenu\\w*|contact\\w*|averti\\w*|alerte\\w*|joint\\w*|eu au tel\\w*|called|rang|phoned|arrive\\w*|sur place|en route|au courant)';
const done = new RegExp(`(?:${called}(?: \\w+){0,3} ${service}|${service}(?: \\w+){0,3} ${called})(?![a-z])`);
const notDone = new RegExp(
  `(?:pas|personne|faut|faudrait|qui|quelqu un|appelez|il faut|please|not|someone)(?: \\w+){0,4} (?:${called}|appeler|prevenir|call)`,
);

/** Whether a text says that an emergency service was called: not so `il faut appeler le 17`, nor `pas encore appelé`. */
export function saysCalled(text: string): boolean {
  const plain = plainText(wordsOf(text));
  return done.test(plain) && !notDone.test(plain);
}
