import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { replaceFolder } from '../../../tools/replace-folder.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'replace-'));
  await replaceFolder(root, 'dist', (fresh) => writeFile(join(fresh, 'former'), 'whole'));
});

afterEach(() => rm(root, { recursive: true }));

test('the new folder takes the place of the former one, with nothing of it left', async () => {
  await replaceFolder(root, 'dist', (fresh) => writeFile(join(fresh, 'new'), ''));
  expect(await readdir(join(root, 'dist'))).toEqual(['new']);
});

test('the former folder stays whole when the new one could not be made, and no trace of that one', async () => {
  const half = async (fresh: string) => {
    await writeFile(join(fresh, 'half'), '');
    throw new Error('interrupted');
  };
  await expect(replaceFolder(root, 'dist', half)).rejects.toThrow('interrupted');
  expect(await readFile(join(root, 'dist/former'), 'utf8')).toBe('whole');
  expect(await readdir(join(root, 'node_modules/.cache'))).toEqual([]);
});
