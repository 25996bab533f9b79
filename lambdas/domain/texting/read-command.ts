import { exactKeyword, fillers, type Keyword, keywordOf } from './keywords.ts';
import { plainText, tidied, type Word, wordsOf } from './plain-words.ts';
import { readAbsence } from './read-absence.ts';
import { readVerdict } from './read-verdict.ts';
import type { TextCommand } from './text-command.ts';

/** What goes with `STOP`, `AIDE` and the like; a longer text is about something else. */
const mostWordsOfOrder = 5;
const mostWordsOfCancelling = 6;

const numbersInWords = ['zero', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const choicePattern = new RegExp(
  `^(?:(?:numero|num|n|no|nr|le|la|choix|reponse|option|number) ?)?(\\d{1,2}|${numbersInWords.join('|')})(?: (?:svp|stp|merci|please))?$`,
);
const falseAlarm =
  /^(?:non )?(?:c (?:est|etait) )?(?:une )?(?:fausse alerte|fausse manip\w*|erreur|alerte annulee|false alarm|mistake)$/;
const distress = /^(?:au secours|a l aide|aidez? moi|a moi|sos|help me|secours|vite|a l aide vite|au secours vite)+$/;

/**
 * What an SMS asks for: forgiving of accents, case, spaces, order and typing mistakes. What is no command is `unclear`, never nothing.
 * @param today ISO 8601, on the calendar of whoever writes; only asked for by what may be about an absence
 */
export function readCommand(body: string, today: () => string): TextCommand {
  const text = tidied(body);
  const words = wordsOf(text);
  const plain = plainText(words);
  const choice = choicePattern.exec(plain)?.[1];
  if (choice !== undefined) return { kind: 'choice', number: numberOf(choice) };
  if (falseAlarm.test(plain)) return { kind: 'cancel' };
  if (distress.test(plain)) return { kind: 'distress' };
  return byFirstWord(text, words, today) ?? readVerdict(plain) ?? byOtherWords(text, words, today);
}

function numberOf(written: string): number {
  const inWords = numbersInWords.indexOf(written);
  return inWords < 0 ? Number(written) : inWords;
}

function byFirstWord(text: string, words: readonly Word[], today: () => string): TextCommand | undefined {
  const first = words.find(({ plain }) => !fillers.has(plain));
  const keyword = first && (keywordOf(first.plain) ?? gluedKeyword(first.plain));
  if (!first || !keyword) return undefined;
  switch (keyword) {
    case 'report':
      return { kind: 'report', text: withoutMarks(text.slice(first.start + lengthOfKeyword(first))) };
    case 'absent':
      return readAbsence(text, today(), true);
    default:
      return order(keyword, text, words, today);
  }
}

/** A keyword that takes no words but a few: `annuler mon absence` is about the absence. */
function order(
  keyword: 'cancel' | 'stop' | 'start' | 'help',
  text: string,
  words: readonly Word[],
  today: () => string,
): TextCommand | undefined {
  const absence = /absen|away/i.test(text) ? readAbsence(text, today()) : undefined;
  if (absence?.kind === 'back') return absence;
  return words.length > (keyword === 'cancel' ? mostWordsOfCancelling : mostWordsOfOrder)
    ? undefined
    : { kind: keyword };
}

/** `ALERTEvol`, where the space was left out. */
function gluedKeyword(word: string): Keyword | undefined {
  return word.length > glued.length + 2 && word.startsWith(glued) ? 'report' : undefined;
}

const glued = 'alerte';

function lengthOfKeyword({ plain, start, end }: Word): number {
  return keywordOf(plain) ? end - start : glued.length;
}

/** The keyword at the end, or somewhere, of what is written otherwise. */
function byOtherWords(text: string, words: readonly Word[], today: () => string): TextCommand {
  const last = words.at(-1);
  const keyword = last && words.length > 1 ? exactKeyword(last.plain) : undefined;
  if (last && keyword === 'report') return { kind: 'report', text: withoutMarks(text.slice(0, last.start)) };
  if (keyword && keyword !== 'report' && keyword !== 'absent') {
    const ordered = order(keyword, text, words, today);
    if (ordered) return ordered;
  }
  if (words.length === 0 && /^[?¿\s]+$/.test(text) && text !== '') return { kind: 'help' };
  const absence = readAbsence(text, today());
  if (absence?.kind === 'back' || (absence?.kind === 'absent' && absence.period)) return absence;
  return { kind: 'unclear', text };
}

/** Without what separated the words from the keyword. */
function withoutMarks(text: string): string {
  return text.replace(/^[\s:;,.!\-–—>=*#'"’]+/u, '').trim();
}
