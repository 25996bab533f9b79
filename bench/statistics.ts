/** The middle one of some numbers; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('no values');
  return (lower + upper) / 2;
}

/** The same things in random order, so that no one of them always comes after another. */
function shuffle<Thing>(things: readonly Thing[]): Thing[] {
  const keyed = things.map((thing) => ({ thing, key: Math.random() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ thing }) => thing);
}

/**
 * Runs every variant once a round, each round in another order, so that whatever else this machine does falls on all alike.
 * @returns what each run gave, by variant
 */
export async function interleave<Name extends string, Result>(
  variants: readonly Name[],
  rounds: number,
  run: (variant: Name, round: number) => Promise<Result>,
): Promise<Map<Name, Result[]>> {
  const results = new Map<Name, Result[]>(variants.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const variant of shuffle(variants)) results.get(variant)?.push(await run(variant, round));
  }
  return results;
}
