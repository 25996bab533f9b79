import { describe, expect, test } from '@jest/globals';
import { showPage } from '../../../../lambdas/use-cases/alerts/show-page.ts';

interface Row {
  readonly alertId: string;
  readonly seen: boolean;
}

/** Rows from the newest to the oldest; those in capitals are seen. */
const rowsOf = (letters: string): Row[] => [...letters].map((alertId) => ({ alertId, seen: /[A-Z]/.test(alertId) }));

function pagesOf(rows: readonly Row[], limit: number) {
  let reads = 0;
  const read = (before?: string) => {
    reads += 1;
    const start = before === undefined ? 0 : rows.findIndex(({ alertId }) => alertId === before) + 1;
    const page = rows.slice(start, start + limit);
    const last = page.at(-1)?.alertId;
    return { page, ...(last !== undefined && start + limit < rows.length ? { next: last } : {}) };
  };
  const show = async ({ page }: ReturnType<typeof read>) => page.filter(({ seen }) => seen);
  return {
    reads: () => reads,
    get: (before?: string) => showPage(read(before), { show, readOn: async (next) => read(next) }),
  };
}

const idsOf = ({ items }: { items: readonly Row[] }) => items.map(({ alertId }) => alertId).join('');

describe('a page as its reader sees it', () => {
  test('goes on after the last one shown, whatever was read behind it', async () => {
    expect(await pagesOf(rowsOf('AbcDEF'), 3).get()).toMatchObject({ next: 'A' });
    expect(await pagesOf(rowsOf('aBCdef'), 3).get()).toMatchObject({ next: 'C' });
  });

  test('reads on while nothing is shown, so that no cursor tells what was not', async () => {
    const list = pagesOf(rowsOf('abcdefGhij'), 2);
    const page = await list.get();
    expect([idsOf(page), page.next, list.reads()]).toEqual(['G', 'G', 4]);
  });

  test('ends where the list does', async () => {
    expect(await pagesOf(rowsOf('abcd'), 2).get()).toEqual({ items: [] });
    expect(await pagesOf([], 2).get()).toEqual({ items: [] });
  });

  test('reads five pages at the most, and then goes on in the next request', async () => {
    const list = pagesOf(rowsOf('abcdefghijKl'), 1);
    expect(await list.get()).toEqual({ items: [], next: 'e' });
    expect(list.reads()).toBe(5);
  });

  test.each([1, 2, 3, 5, 20])('%d long brings each one shown exactly once', async (limit) => {
    const rows = rowsOf('abCdeFGhiJklmnOpqrstuvwxY');
    const list = pagesOf(rows, limit);
    let seen = '';
    let next: string | undefined;
    do {
      const page = await list.get(next);
      seen += idsOf(page);
      next = page.next;
    } while (next !== undefined);
    expect(seen).toBe('CFGJOY');
  });
});
