import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const measurement = z.object({
  initCpuMs: z.number(),
  firstResponseCpuMs: z.number(),
  memoryMb: z.number(),
  modules: z.array(z.string()),
  response: z.string(),
});

/** One cold start: CPU time since the process began, and what it had loaded once it had answered. */
export type ColdStart = z.infer<typeof measurement>;

/** An answer of the API that says so, or a record that a batch leaves undone. */
const refused = /"statusCode":[45]|"itemIdentifier"/;

const functionProcess = fileURLToPath(new URL('function-process.mjs', import.meta.url));

/**
 * Starts a bundle in a process of its own and invokes it once.
 * @throws Error with what the process said, when it gave no measurement or did not do what it was asked
 */
export async function launch(file: string, event: unknown, env: Record<string, string>): Promise<ColdStart> {
  const child = spawn(process.execPath, [functionProcess, file], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const [, stdout, stderr, events, measurements] = child.stdio;
  if (!(stdout && stderr && events instanceof Writable && measurements instanceof Readable)) {
    throw new Error('no pipes were opened');
  }
  // A process that ends early is told of by what it left unsaid.
  events.on('error', () => undefined);
  events.end(JSON.stringify(event));
  const [measured, ...said] = await Promise.all([text(measurements), text(stdout), text(stderr), once(child, 'close')]);
  if (measured === '') throw new Error(`${file} did not answer\n${said.join('')}`);
  const start = measurement.parse(JSON.parse(measured));
  // Whoever refuses would look faster than it is.
  if (refused.test(start.response)) throw new Error(`${file} failed: ${start.response}\n${said.join('')}`);
  return start;
}
