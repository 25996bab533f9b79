import type { CapSource, CapSourceKey, PollMemory } from '../../domain/cap/cap-source.ts';

/** A source, and what is remembered of it since it was last set. */
export interface KnownSource {
  readonly source: CapSource;
  readonly memory?: PollMemory;
}

/** The sources of CAP alerts, in the table of municipalities. */
export interface CapSourceStore {
  /** Of every municipality. */
  listAll(): Promise<KnownSource[]>;
  listOf(inseeCode: string): Promise<KnownSource[]>;
  find(key: CapSourceKey): Promise<KnownSource | undefined>;
  /**
   * Adds a source, or puts it in the place of the one that was read; what was remembered of that is forgotten.
   * @throws Refusal `municipality-not-found`, `too-many-cap-sources`, `changed-meanwhile`, `unavailable`
   */
  put(source: CapSource, before: CapSource | undefined): Promise<void>;
  /** @throws Refusal `cap-source-not-found`, `unavailable` */
  remove(key: CapSourceKey): Promise<void>;
  /** Remembers what a poll came to, unless the source was set anew or removed since it was read. */
  remember(source: CapSource, memory: PollMemory): Promise<void>;
}
