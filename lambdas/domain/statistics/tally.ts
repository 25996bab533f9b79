/** How much each counter holds, or changes by; what is absent is zero. A counter may be one of a family: `category:theft`. */
export type Tally = Readonly<Record<string, number>>;

/** Without what comes to nothing. */
export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = new Map<string, number>();
  for (const tally of tallies)
    for (const [counter, number] of Object.entries(tally)) sum.set(counter, (sum.get(counter) ?? 0) + number);
  return Object.fromEntries([...sum].filter(([, number]) => number !== 0));
}

/** By how much each counter has to change. */
export function differenceOf(after: Tally, before: Tally): Tally {
  const taken = Object.entries(before).map(([counter, number]) => [counter, -number]);
  return sumOf([after, Object.fromEntries(taken)]);
}

export const isSame = (one: Tally, other: Tally): boolean => Object.keys(differenceOf(one, other)).length === 0;

/** The counters of a family, by their own names. */
export function familyOf(tally: Tally, family: string): [name: string, number: number][] {
  const prefix = `${family}:`;
  return Object.entries(tally)
    .filter(([counter]) => counter.startsWith(prefix))
    .map(([counter, number]) => [counter.slice(prefix.length), number]);
}
