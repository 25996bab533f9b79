import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

const root = dirname(dirname(import.meta.dirname));

/** Where the functions and the templates are. */
export interface Synthesized {
  readonly assemblyFolder: string;
  readonly bundlesFolder: string;
}

/** Builds and synthesizes what is stale. Test files run at the same time: the first one does it and the others wait for it. */
export async function synthesized(): Promise<Synthesized> {
  const release = await takeTurn();
  try {
    await promisify(execFile)(process.execPath, [join(root, 'tools/synthesize.ts')], { cwd: root });
  } finally {
    release();
  }
  return { assemblyFolder: join(root, 'cdk.out'), bundlesFolder: join(root, 'dist/functions') };
}

const longestTurnMs = 60_000;

async function takeTurn(): Promise<() => void> {
  const folder = join(root, 'node_modules/.cache');
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'synthesis.sqlite'));
  database.exec(`PRAGMA busy_timeout = ${longestTurnMs}; BEGIN EXCLUSIVE`);
  return () => database.close();
}
