import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fingerprint, isStamped } from '../../../tools/fingerprint.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fingerprint-'));
  await mkdir(join(root, 'sources/deep'), { recursive: true });
  await writeFile(join(root, 'sources/deep/a.ts'), 'a');
  await writeFile(join(root, 'lock.json'), '{}');
});

afterEach(() => rm(root, { recursive: true }));

const inputs = ['sources', 'lock.json', 'absent.json'];

test('the same content has the same fingerprint', async () => {
  expect(await fingerprint(root, inputs)).toBe(await fingerprint(root, inputs));
});

test.each([
  ['a file that changes', 'sources/deep/a.ts', 'b'],
  ['a file that is added', 'sources/b.ts', ''],
  ['a file that was absent', 'absent.json', ''],
])('%s changes it', async (_, path, content) => {
  const before = await fingerprint(root, inputs);
  await writeFile(join(root, path), content);
  expect(await fingerprint(root, inputs)).not.toBe(before);
});

test('what is no input does not', async () => {
  const before = await fingerprint(root, inputs);
  await writeFile(join(root, 'other.ts'), 'c');
  expect(await fingerprint(root, inputs)).toBe(before);
});

test('a step is skipped only for the very stamp that it left', async () => {
  const stamp = join(root, '.stamp');
  expect(await isStamped(stamp, 'one')).toBe(false);
  await writeFile(stamp, 'one');
  expect([await isStamped(stamp, 'one'), await isStamped(stamp, 'two')]).toEqual([true, false]);
});
