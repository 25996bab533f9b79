import * as z from 'zod/mini';
import type { Municipality } from '../domain/communities/community.ts';

const entry = z.tuple([z.string(), z.string(), z.array(z.string())]);

/**
 * The official list of municipalities, one JSON array a line: `["<INSEE code>","name",["postcode",…]]`. It is read at the first question,
 * kept as text and searched: parsing 35,000 entries to find one would cost 40 ms and 45 MB.
 * @param read the list's text
 * @returns a search by code
 */
export function officialList(read: () => Promise<string>): (inseeCode: string) => Promise<Municipality | undefined> {
  let list: Promise<string> | undefined;
  return async (code) => {
    list ??= read();
    const text = await list;
    const start = text.indexOf(`["${code}",`);
    if (start < 0) return undefined;
    const end = text.indexOf('\n', start);
    const [inseeCode, name, postcodes] = entry.parse(JSON.parse(text.slice(start, end < 0 ? undefined : end)));
    return { inseeCode, name, postcodes };
  };
}
