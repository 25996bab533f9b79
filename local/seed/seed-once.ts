import type { DataFolder } from '../data-folder.ts';
import type { LocalAccount, LocalConfig } from '../local-config.ts';

/** What a new platform is filled with. */
export interface Seed {
  /** Those of its people whom a newcomer can try. */
  readonly accounts: readonly LocalAccount[];
  /** Fills the platform through its API. */
  readonly sow: (config: LocalConfig) => Promise<void>;
}

const note = 'seed';

/** A platform that was killed while it was being filled has served nobody: it starts again from nothing. */
export function forgetUnfinishedSeed(folder: DataFolder): void {
  if (folder.readNote(note) === 'under-way') {
    folder.empty();
  }
}

/** Fills a platform that starts for the first time, and gives the accounts that its seed made. */
export async function seedOnce(
  folder: DataFolder,
  seed: Seed | undefined,
  work: (sow: Seed['sow']) => Promise<void>,
): Promise<readonly LocalAccount[]> {
  const isNew = folder.readNote(note) === undefined;
  if (seed === undefined || !isNew) {
    folder.writeNote(note, folder.readNote(note) ?? 'none');
    return folder.readNote(note) === 'done' ? (seed?.accounts ?? []) : [];
  }
  folder.writeNote(note, 'under-way');
  await work(seed.sow);
  folder.writeNote(note, 'done');
  return seed.accounts;
}
