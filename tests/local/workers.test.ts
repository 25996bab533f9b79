import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LocalFunction } from '../../local/workers/local-function.ts';
import { createWorkers, type Workers } from '../../local/workers/workers.ts';

let folder: string;
let workers: Workers | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workers-'));
  // As the build writes it beside the bundles.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
});

afterEach(async () => {
  await workers?.stop();
  rmSync(folder, { recursive: true });
});

function bundle(name: string, source: string, more: Partial<LocalFunction> = {}): LocalFunction {
  mkdirSync(join(folder, name));
  const file = join(folder, name, 'index.js');
  writeFileSync(file, source);
  const arn = `arn:aws:lambda:eu-west-3:000000000000:function:${name}`;
  return { name, arn, file, environment: {}, timeoutSeconds: 5, memoryMb: 256, ...more };
}

const start = (...functions: LocalFunction[]): Workers => {
  workers = createWorkers(functions);
  return workers;
};

const echo = 'exports.handler = async (event) => ({ event, table: process.env.TABLE });';

describe('a function', () => {
  test('answers, with an environment of its own', async () => {
    const one = bundle('one', echo, { environment: { TABLE: 'One' } });
    const two = bundle('two', echo, { environment: { TABLE: 'Two' } });
    const { invoke } = start(one, two);
    expect(await invoke('one', { a: 1 })).toEqual({ event: { a: 1 }, table: 'One' });
    expect(await invoke('two', null)).toEqual({ event: null, table: 'Two' });
    expect(process.env.TABLE).toBeUndefined();
  });

  test('sees nothing of the environment of the platform', async () => {
    const { invoke } = start(bundle('one', 'exports.handler = async () => Object.keys(process.env).sort();'));
    expect(await invoke('one', {})).toEqual([
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_LAMBDA_FUNCTION_VERSION',
      'TZ',
    ]);
  });

  test('is told who it is and how much time it has', async () => {
    const source =
      'exports.handler = async (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() });';
    const { invoke } = start(bundle('one', source));
    const answer = await invoke('one', {});
    expect(answer).toMatchObject({ functionName: 'one', memoryLimitInMB: '256', awsRequestId: expect.any(String) });
    expect((answer as { left: number }).left).toBeGreaterThan(4_000);
  });

  test('stays warm between invocations', async () => {
    const { invoke } = start(
      bundle('one', 'let count = 0; exports.handler = async () => { count += 1; return count; };'),
    );
    expect([await invoke('one', {}), await invoke('one', {})]).toEqual([1, 2]);
  });

  test('gives null when it returns nothing', async () => {
    const { invoke } = start(bundle('one', 'exports.handler = async () => {};'));
    expect(await invoke('one', {})).toBeNull();
  });

  test('that throws fails as on Lambda, and serves again', async () => {
    const source =
      "exports.handler = async (event) => { if (event.fail) throw new RangeError('too far'); return 'ok'; };";
    const { invoke } = start(bundle('one', source));
    await expect(invoke('one', { fail: true })).rejects.toMatchObject({
      name: 'FunctionError',
      functionName: 'one',
      errorType: 'RangeError',
      message: 'too far',
    });
    expect(await invoke('one', {})).toBe('ok');
  });

  test('that does not load fails at each invocation', async () => {
    const { invoke } = start(bundle('one', "throw new Error('no table');"));
    await expect(invoke('one', {})).rejects.toMatchObject({ message: 'no table' });
  });

  test('that takes too long is ended, and another takes its place', async () => {
    const source = "exports.handler = async (event) => { while (event.forever); return 'ok'; };";
    const { invoke } = start(bundle('one', source, { timeoutSeconds: 0.3, concurrency: 1 }));
    const endless = invoke('one', { forever: true });
    const next = invoke('one', {});
    await expect(endless).rejects.toMatchObject({ message: 'Task timed out after 0.30 seconds' });
    expect(await next).toBe('ok');
  });

  test.each([
    ['exits', 'process.exit(1)'],
    ['crashes', "setTimeout(() => { throw new Error('late'); }); return new Promise(() => {})"],
  ])('that %s fails, and another takes its place', async (_case, end) => {
    const source = `exports.handler = async (event) => { if (event.end) { ${end}; } return 'ok'; };`;
    const { invoke } = start(bundle('one', source, { concurrency: 1 }));
    await expect(invoke('one', { end: true })).rejects.toMatchObject({ name: 'FunctionError' });
    expect(await invoke('one', {})).toBe('ok');
  });

  test('runs as many invocations at once as it may, and the others wait', async () => {
    const source = `exports.handler = async () => { const start = Date.now(); await new Promise((r) => setTimeout(r, 60)); return [start, Date.now()]; };`;
    const { invoke } = start(bundle('one', source, { concurrency: 2 }));
    const spans = (await Promise.all([1, 2, 3, 4].map(() => invoke('one', {})))) as [number, number][];
    const atOnce = spans.map(([from]) => spans.filter(([start, end]) => start <= from && from < end).length);
    expect(Math.max(...atOnce)).toBe(2);
  });

  test('hands over what it prints', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const { invoke } = start(
      bundle('one', "exports.handler = async () => console.log('hello');", { onOutput: resolve }),
    );
    await invoke('one', {});
    expect(await promise).toBe('hello\n');
  });
});

test('an unknown function cannot be invoked', async () => {
  await expect(start().invoke('nothing', {})).rejects.toThrow('nothing');
});
