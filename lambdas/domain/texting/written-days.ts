/** Days as people write them: `12/08`, `1er sept`, `12 août 2026`, `demain`. */
import { fold } from '../fold.ts';

/** A day without its year where none was written. */
export interface WrittenDay {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
}

/** What each month begins with, in French and in English, in plain spelling. */
const monthBeginnings = [
  'jan',
  'fev|feb',
  'mars?(?![a-z])',
  'avr|apr',
  '(?:mai|may)(?![a-z])',
  'juin|june?(?![a-z])',
  'juil|july?(?![a-z])',
  'aou|aug|aout',
  'sep',
  'oct',
  'nov',
  'dec',
];
const month = monthBeginnings.map((beginning) => `(?:${beginning})`).join('|');

const patterns = {
  iso: String.raw`(?<isoYear>\d{4})-(?<isoMonth>\d{1,2})-(?<isoDay>\d{1,2})`,
  figures: String.raw`(?<day>\d{1,2})(?<mark>[/.\-])(?<month>\d{1,2})(?:\k<mark>(?<year>\d{4}|\d{2}))?(?!\d)`,
  named: String.raw`(?<namedDay>\d{1,2})(?:\s?er)?\s?(?<name>(?:${month})[a-z]*)\.?(?:\s(?<namedYear>20\d{2}))?`,
  english: String.raw`(?<englishName>(?:${month})[a-z]*)\s(?<englishDay>\d{1,2})(?!\d)(?:\s(?<englishYear>20\d{2}))?`,
  relative: String.raw`\b(?<relative>apres demain|demain|aujourd ?hui|ce soir|tomorrow|today)\b`,
  compact: String.raw`(?<compactDay>\d{2})(?<compactMonth>\d{2})(?!\d)`,
  /** A day whose month comes with the next one: `12 au 24 août`. */
  bare: String.raw`(?<bare>\d{1,2})(?!\d)(?:\s?er)?(?=\s?(?:au|a|et|to|jusqu au)?\s?\d)`,
};
const written = new RegExp(
  Object.values(patterns)
    .map((pattern) => `(?<!\\d)${pattern}`)
    .join('|'),
  'g',
);

/** The days that a text names, in its order; none when one of them does not exist. @param today ISO 8601 */
export function writtenDays(text: string, today: string): WrittenDay[] {
  const spelled = spell(text);
  const days: WrittenDay[] = [];
  for (const { groups = {} } of [...spelled.matchAll(written)].toReversed()) {
    const day = dayOf(groups, days[0], today);
    if (day) days.unshift(day);
    else if (groups.bare === undefined) return [];
  }
  return days.length > 0 ? days : inFiguresAlone(spelled);
}

/** Figures and their marks as written, and words in plain spelling. */
function spell(text: string): string {
  return text
    .replace(/(?<=\d)\s*\/\s*(?=\d)/g, '/')
    .split(/(\d[\d/.-]*\d|\d)/)
    .map((part) => (/^\d/.test(part) ? part : ` ${fold(part)} `))
    .join('')
    .replace(/\s+/g, ' ');
}

/** `12 08 24 08` */
function inFiguresAlone(spelled: string): WrittenDay[] {
  if (/[/.-]/.test(spelled)) return [];
  const numbers = [...spelled.matchAll(/(?<!\d)\d{1,2}(?!\d)/g)].map(([number]) => Number(number));
  if (numbers.length !== 4 && numbers.length !== 2) return [];
  const [day = 0, month = 0, otherDay = 0, otherMonth = 0] = numbers;
  return [valid({ day, month }), valid({ day: otherDay, month: otherMonth })].filter((one) => one !== undefined);
}

type Groups = Readonly<Record<string, string | undefined>>;

function dayOf(groups: Groups, next: WrittenDay | undefined, today: string): WrittenDay | undefined {
  const { bare, relative } = groups;
  if (relative !== undefined) return dayAfter(today, daysAhead(relative));
  if (bare !== undefined) return next && valid({ ...next, day: Number(bare) });
  const day = groups.isoDay ?? groups.day ?? groups.namedDay ?? groups.englishDay ?? groups.compactDay;
  const named = groups.name ?? groups.englishName;
  const inFigures = groups.isoMonth ?? groups.month ?? groups.compactMonth;
  const year = groups.isoYear ?? groups.year ?? groups.namedYear ?? groups.englishYear;
  const monthNumber = named === undefined ? Number(inFigures) : monthOf(named);
  return valid({ day: Number(day), month: monthNumber, ...(year === undefined ? {} : { year: fullYear(year) }) });
}

const daysAhead = (relative: string) => ['aujourdhui', 'demain', 'apres demain'].indexOf(named(relative));

function named(relative: string): string {
  if (/^(?:aujourd|today|ce soir)/.test(relative)) return 'aujourdhui';
  return relative === 'tomorrow' ? 'demain' : relative;
}

const monthOf = (name: string) =>
  monthBeginnings.findIndex((beginning) => new RegExp(`^(?:${beginning})`).test(name)) + 1;

const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function valid(day: WrittenDay): WrittenDay | undefined {
  return day.day >= 1 && day.day <= (longestMonths[day.month - 1] ?? 0) ? day : undefined;
}

function dayAfter(today: string, count: number): WrittenDay {
  const date = new Date(Date.parse(today) + count * 86_400_000);
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
}
