import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../lambdas/domain/refusal.ts';
import { amongMany, retryWhenChanged } from '../../../lambdas/use-cases/retry-when-changed.ts';

/** Somebody else's save gets in the way so many times. */
function inTheWay(times: number, code: 'changed-meanwhile' | 'alert-resolved' = 'changed-meanwhile') {
  const tries = { count: 0 };
  const run = async () => {
    tries.count += 1;
    if (tries.count <= times) throw new Refusal(code);
    return 'done';
  };
  return { tries, run };
}

describe('what others got in the way of', () => {
  test('is done again', async () => {
    const { run, tries } = inTheWay(2);
    expect(await retryWhenChanged(run)).toBe('done');
    expect(tries.count).toBe(3);
  });

  test('is given up after three tries, and its caller is told to try again', async () => {
    const { run, tries } = inTheWay(3);
    await expect(retryWhenChanged(run)).rejects.toThrow('changed-meanwhile');
    expect(tries.count).toBe(3);
  });

  test('is tried for longer where many do the same at once', async () => {
    const { run } = inTheWay(6);
    expect(await retryWhenChanged(run, amongMany)).toBe('done');
  });

  test('is not tried without an end', async () => {
    const { run, tries } = inTheWay(100);
    await expect(retryWhenChanged(run, { triesAtMost: 20, longestWaitMs: 1 })).rejects.toThrow('changed-meanwhile');
    expect(tries.count).toBe(20);
  });
});

test('another refusal is told at once', async () => {
  const { run, tries } = inTheWay(1, 'alert-resolved');
  await expect(retryWhenChanged(run, amongMany)).rejects.toThrow('alert-resolved');
  expect(tries.count).toBe(1);
});
