import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LocalConfig } from '../../../local/local-config.ts';
import type { Synthesized } from '../../support/synthesized.ts';

/** A platform that runs in a process of its own, with its state in a folder. */
export interface KillablePlatform {
  readonly config: LocalConfig;
  /** As `kill -9` does: nothing can be finished or tidied up. */
  kill(): Promise<void>;
}

/** Starts a platform on a folder, which another one may have left in the middle of anything. */
export async function startKillablePlatform(folders: Synthesized, dataFolder: string): Promise<KillablePlatform> {
  const program = fileURLToPath(new URL('./platform-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folders.assemblyFolder, folders.bundlesFolder, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => killed(child);
  for await (const line of createInterface({ input: child.stdout })) {
    return { config: JSON.parse(line), kill };
  }
  throw new Error('The platform ended before it was open');
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
