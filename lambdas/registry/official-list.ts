import * as z from 'zod/mini';
import type { Municipality } from '../domain/community.ts';

const entries = z.record(z.string(), z.unknown());
const entry = z.tuple([z.string(), z.array(z.string())]);

/**
 * The official list of municipalities, read at the first question and kept: `{ "<INSEE code>": ["name", ["postcode", ...]] }`.
 * @param read the list's text
 * @returns a search by code
 */
export function officialList(read: () => Promise<string>): (inseeCode: string) => Promise<Municipality | undefined> {
  let list: Promise<Readonly<Record<string, unknown>>> | undefined;
  return async (inseeCode) => {
    list ??= read().then((text) => entries.parse(JSON.parse(text)));
    const found = await list;
    if (!Object.hasOwn(found, inseeCode)) return undefined;
    const [name, postcodes] = entry.parse(found[inseeCode]);
    return { inseeCode, name, postcodes };
  };
}
