import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { memoryFolder, openDataFolder } from '../../../local/data-folder.ts';
import { forgetUnfinishedSeed, type Seed, seedOnce } from '../../../local/seed/seed-once.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a data folder', () => {
  test('serves one platform at a time, and says which', () => {
    const first = openDataFolder(folder);
    expect(() => openDataFolder(folder)).toThrow(`process ${process.pid}`);
    first.release();
    openDataFolder(folder).release();
  });

  test('keeps notes', () => {
    const data = openDataFolder(folder);
    expect(data.readNote('port')).toBeUndefined();
    data.writeNote('port', '1234');
    data.release();
    const again = openDataFolder(folder);
    expect(again.readNote('port')).toBe('1234');
    again.release();
  });
});

describe('a seed', () => {
  const seed: Seed = { accounts: [{ role: 'referent', email: 'r@vigie.example', password: 'p' }], sow: async () => {} };

  function sower() {
    let sown = 0;
    const work = async () => {
      sown += 1;
    };
    return { work, sown: () => sown };
  }

  test('is sown at the first start alone, and its accounts are shown at each', async () => {
    const { work, sown } = sower();
    for (let start = 0; start < 2; start += 1) {
      const data = openDataFolder(folder);
      expect(await seedOnce(data, seed, work)).toEqual(seed.accounts);
      data.release();
    }
    expect(sown()).toBe(1);
  });

  test('is not sown among what people made', async () => {
    const { work, sown } = sower();
    const data = openDataFolder(folder);
    await seedOnce(data, undefined, work);
    expect(await seedOnce(data, seed, work)).toEqual([]);
    expect(sown()).toBe(0);
    data.release();
  });

  test('that was interrupted is forgotten with all that it left', async () => {
    const data = openDataFolder(folder);
    data.writeNote('half-made', 'x');
    await expect(seedOnce(data, seed, () => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    forgetUnfinishedSeed(data);
    expect(existsSync(join(folder, 'half-made'))).toBe(false);
    const { work, sown } = sower();
    await seedOnce(data, seed, work);
    expect(sown()).toBe(1);
    data.release();
  });

  test('is sown each time when nothing is kept', async () => {
    const { work, sown } = sower();
    await seedOnce(memoryFolder(), seed, work);
    await seedOnce(memoryFolder(), seed, work);
    expect(sown()).toBe(2);
  });
});
