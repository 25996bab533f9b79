/** The words that begin a command, as data, in plain spelling: French first, and English for those who write it. */
import { spellingDistance } from './spelling-distance.ts';

const words = {
  report: 'alerte alert alerter alertes signaler signale signalement',
  cancel: 'annuler annule annulez annulation annulee cancel retirer',
  absent: 'absent absente absents absentes absence abs away',
  help: 'aide help aides info infos menu commandes',
  stop: 'stop arret arreter arretez stopper desabonner desabonnement desinscription desinscrire unsubscribe',
  start: 'start reprise reprendre reprenez reactiver redemarrer unstop restart',
} as const;

export type Keyword = keyof typeof words;

const listed = Object.entries(words).flatMap(([keyword, spellings]) =>
  spellings.split(' ').map((spelling) => ({ keyword: keyword as Keyword, spelling, bare: bareOf(spelling) })),
);

/** Words of their own that look like one of these: `stp` asks politely. */
const others: ReadonlySet<string> = new Set(
  'stp svp step sport stock store stage smart stare top aire aile aine ailes arrete aleatoire about absolu'.split(' '),
);

/** What stands before a command without changing it. */
export const fillers: ReadonlySet<string> = new Set(
  'bonjour bonsoir salut coucou hello hi allo vigie urgent urgence attention svp stp merci please sms texto je j veux voudrais vais'.split(
    ' ',
  ),
);

/** The keyword that a word is, as written. */
export function exactKeyword(word: string): Keyword | undefined {
  const bare = bareOf(word);
  return listed.find((each) => each.spelling === word || each.bare === bare)?.keyword;
}

/** The keyword that a word is, with a letter or two wrong. */
export function keywordOf(word: string): Keyword | undefined {
  const exact = exactKeyword(word);
  if (exact ?? others.has(word)) return exact;
  const bare = bareOf(word);
  return listed.find((each) => isNearly(bare, each))?.keyword;
}

/** The longer a word, the more of it may be wrong; a short one keeps its first letter and loses none. */
function isNearly(bare: string, { spelling, bare: wanted }: (typeof listed)[number]): boolean {
  if (spelling.length < 4) return false;
  if (spelling.length < 6 && (bare[0] !== wanted[0] || bare.length < wanted.length)) return false;
  return spellingDistance(bare, wanted) <= (spelling.length < 7 ? 1 : 2);
}

/** Without doubled letters: `stoooop`, `allerte`, `anuler`. */
function bareOf(word: string): string {
  return word.replace(/([a-z])\1+/g, '$1');
}
