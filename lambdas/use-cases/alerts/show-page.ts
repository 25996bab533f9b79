/** So many pages of which nothing is shown are read on at the most, for one request. */
const pagesAtMost = 5;

/** A page of a list as its reader sees it. */
interface ShownPage<Item> {
  readonly items: readonly Item[];
  /** After which alert the list goes on. */
  readonly next?: string;
}

interface Showing<Page, Item> {
  readonly show: (page: Page) => Promise<readonly Item[]>;
  readonly readOn: (before: string) => Promise<Page>;
}

/**
 * Shows what its reader may see of a page. It goes on after the last alert shown, and reads on while there is none: a cursor tells whoever
 * opens it an identifier, which is to be one that they know.
 * @param first the page that was asked for; its `next` is the last row read, shown or not
 */
export async function showPage<Page extends { readonly next?: string | undefined }, Item extends { alertId: string }>(
  first: Page,
  { show, readOn }: Showing<Page, Item>,
): Promise<ShownPage<Item>> {
  let page = first;
  for (let pagesLeft = pagesAtMost - 1; ; pagesLeft -= 1) {
    const items = await show(page);
    const { next } = page;
    if (next === undefined) return { items };
    if (items.length > 0 || pagesLeft === 0) return { items, next: items.at(-1)?.alertId ?? next };
    page = await readOn(next);
  }
}
