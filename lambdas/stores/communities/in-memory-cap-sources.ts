import { type CapSource, type CapSourceKey, sourcesAtMost } from '../../domain/cap/cap-source.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CapSourceStore, KnownSource } from './cap-sources.ts';

const nameOf = ({ inseeCode, sourceId }: CapSourceKey) => `${inseeCode}#${sourceId}`;

/** The sources in memory, for tests. @param isRegistered whether a municipality is there */
export function inMemoryCapSourceStore(isRegistered: (inseeCode: string) => Promise<boolean>): CapSourceStore {
  const known = new Map<string, KnownSource>();
  const sorted = () => [...known.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const listOf = (inseeCode: string) => sorted().filter(({ source }) => source.inseeCode === inseeCode);
  const isCurrent = (source: CapSource) => known.get(nameOf(source))?.source.revision === source.revision;

  return {
    listAll: async () => sorted(),
    listOf: async (inseeCode) => listOf(inseeCode),
    find: async (key) => known.get(nameOf(key)),

    put: async (source, before) => {
      const { inseeCode } = source;
      if (before ? !isCurrent(before) : known.has(nameOf(source))) throw new Refusal('changed-meanwhile');
      if (!(await isRegistered(inseeCode))) throw new Refusal('municipality-not-found');
      if (!before && listOf(inseeCode).length >= sourcesAtMost) throw new Refusal('too-many-cap-sources');
      known.set(nameOf(source), { source: structuredClone(source) });
    },

    remove: async (key) => {
      if (!known.delete(nameOf(key))) throw new Refusal('cap-source-not-found');
    },

    remember: async (source, memory) => {
      if (isCurrent(source)) known.set(nameOf(source), { source, memory: structuredClone(memory) });
    },
  };
}
