import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A program that must not outlive the platform. */
export interface WatchedProcess {
  readonly command: string;
  readonly args: readonly string[];
  /** Where its id is kept, to end one that was left behind. @default nowhere */
  readonly pidFile?: string;
}

/**
 * The shell starts the program and ends it when its input closes, which happens however the platform ends, `kill -9`
 * included. It prints the program's id first.
 */
const watch =
  'exec 3<&0; "$0" "$@" >/dev/null 2>&1 </dev/null & pid=$!; echo $pid; (read _ <&3; kill $pid) & wait $pid';

/** Starts a program and gives what stops it. One that a pid file shows as left behind is ended first. */
export async function startWatchedProcess({ command, args, pidFile }: WatchedProcess): Promise<() => Promise<void>> {
  if (pidFile !== undefined) {
    mkdirSync(dirname(pidFile), { recursive: true });
    await endLeftBehind(pidFile, command);
  }
  // In a group of its own: an interrupt at the terminal reaches the platform alone, which stops its children in order.
  const shell = spawn('/bin/sh', ['-c', watch, command, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const [firstLine]: unknown[] = await once(shell.stdout, 'data');
  const pid = Number(String(firstLine));
  if (pidFile !== undefined) {
    writeFileSync(pidFile, String(pid));
  }
  return async () => {
    shell.stdin.end();
    shell.stdout.destroy();
    await gone(pid);
    if (pidFile !== undefined) {
      rmSync(pidFile, { force: true });
    }
  };
}

async function endLeftBehind(pidFile: string, command: string): Promise<void> {
  const pid = Number(contentsOf(pidFile));
  // An id may have been given to another program since: its command line tells.
  if (Number.isInteger(pid) && contentsOf(`/proc/${pid}/cmdline`).startsWith(command)) {
    process.kill(pid);
    await gone(pid);
  }
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'none';
  }
}

const graceMs = 2_000;
const pollMs = 5;

/** Waits until a program has ended, and kills it when it takes too long. */
async function gone(pid: number): Promise<void> {
  const deadline = Date.now() + graceMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGKILL');
    }
    await wait(pollMs);
  }
}

/** A program that ended but that nobody has waited for yet (a zombie) has no command line left. */
function isRunning(pid: number): boolean {
  const commandLine = contentsOf(`/proc/${pid}/cmdline`);
  return commandLine !== 'none' && commandLine !== '';
}
