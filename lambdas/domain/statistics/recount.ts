import type { CountedSheet, Sheet } from './contribution.ts';
import { differenceOf, sumOf, type Tally } from './tally.ts';

export const nameOfSheet = ({ day, communityId = '', exercise, readers }: Sheet): string =>
  `${day} ${communityId} ${exercise} ${readers}`;

/** What contributions come to on each sheet: the figures as they ought to be. */
export function sumsBySheet(contributions: readonly CountedSheet[]): CountedSheet[] {
  const byName = new Map<string, CountedSheet[]>();
  for (const one of contributions) {
    const others = byName.get(nameOfSheet(one));
    if (others) others.push(one);
    else byName.set(nameOfSheet(one), [one]);
  }
  return [...byName.values()].flatMap((alike) =>
    alike.slice(0, 1).map((sheet) => ({ ...sheet, tally: sumOf(alike.map(({ tally }) => tally)) })),
  );
}

/** A sheet whose figures are not those of its alerts. */
export interface DifferentSheet extends Sheet {
  readonly counters: { counter: string; counted: number; recounted: number }[];
}

/** Where the figures that are kept are not those that were counted again. */
export function differencesOf(kept: readonly CountedSheet[], recounted: readonly CountedSheet[]): DifferentSheet[] {
  const [before, after] = [byName(kept), byName(recounted)];
  const sheets = [...new Map([...before, ...after]).values()];
  return sheets.flatMap(({ tally: _, ...sheet }) => {
    const name = nameOfSheet(sheet);
    const counters = differentCounters(before.get(name)?.tally ?? {}, after.get(name)?.tally ?? {});
    return counters.length > 0 ? [{ ...sheet, counters }] : [];
  });
}

const byName = (sheets: readonly CountedSheet[]) => new Map(sheets.map((sheet) => [nameOfSheet(sheet), sheet]));

function differentCounters(kept: Tally, recounted: Tally): DifferentSheet['counters'] {
  return Object.keys(differenceOf(kept, recounted)).map((counter) => ({
    counter,
    counted: kept[counter] ?? 0,
    recounted: recounted[counter] ?? 0,
  }));
}
