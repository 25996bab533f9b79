/** Handles every item, at most `concurrency` at once, started in their order. @throws what the first failing one throws */
export async function forEachOf<Item>(
  items: readonly Item[],
  concurrency: number,
  handle: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const work = async () => {
    for (const item of waiting) await handle(item);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
}
