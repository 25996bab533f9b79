/** Runs every check that needs no test, side by side: one line for each, and what those that failed have to say. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Name to command; each is a program of `node_modules/.bin`. */
const checks: Readonly<Record<string, readonly [program: string, ...words: string[]]>> = {
  'format and lint': ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  types: ['tsc', '--noEmit'],
  'import rules': [
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    ...['bin', 'lib', 'contract', 'lambdas', 'local', 'tools', 'tests', 'bench'],
  ],
  'unused code': ['knip', '--treat-config-hints-as-errors'],
  'OpenAPI document': ['node', 'tools/openapi.ts', '--check'],
  'page of permissions': ['node', 'tools/permissions.ts', '--check'],
};

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
}

const root = dirname(import.meta.dirname);
const programs = join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: [programs, process.env.PATH].join(delimiter), NO_COLOR: '1' };
const millisecondsPerSecond = 1_000;

async function run([name, [program, ...words]]: [string, readonly [string, ...string[]]]): Promise<Outcome> {
  const startedMs = performance.now();
  const child = spawn(join(programs, program), words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const seconds = ((performance.now() - startedMs) / millisecondsPerSecond).toFixed(1);
  console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
  return { name, passed: status === 0, output: `${stdout}${stderr}`.trim() };
}

const outcomes = await Promise.all(Object.entries(checks).map(run));
for (const { name, output } of outcomes.filter(({ passed }) => !passed)) console.log(`\n${name}\n${output}`);
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
