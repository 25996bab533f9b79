import { describe, expect, test } from '@jest/globals';
import { silentLog } from '../../../local/log.ts';
import { type BatchSettings, processBatch } from '../../../local/streams/batch.ts';
import type { LambdaStreamRecord } from '../../../local/streams/stream-records.ts';

const record = (number: number): LambdaStreamRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(number), ApproximateCreationDateTime: 0 },
});

const numbersOf = (records: readonly LambdaStreamRecord[]) =>
  records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));

/** A mapping whose function is given, and what it does with three records. */
async function process(
  invoke: (numbers: number[]) => unknown,
  settings: Partial<BatchSettings> = {},
): Promise<{ batches: number[][]; position: number; givenUp: number[] }> {
  const seen = { batches: [] as number[][], position: 0, givenUp: [] as number[] };
  const base: BatchSettings = {
    invoke: async ({ Records }) => {
      seen.batches.push(numbersOf(Records));
      return invoke(numbersOf(Records));
    },
    giveUp: async (records) => void seen.givenUp.push(...numbersOf(records)),
    advance: ({ dynamodb }) => {
      seen.position = Number(dynamodb.SequenceNumber);
    },
    signal: new AbortController().signal,
    log: silentLog,
  };
  await processBatch({ ...base, ...settings }, [1, 2, 3].map(record));
  return seen;
}

const failing =
  (...poisons: number[]) =>
  (numbers: number[]) => {
    if (numbers.some((number) => poisons.includes(number))) {
      throw new Error('poison');
    }
  };
const reporting = (poison: number) => (numbers: number[]) => ({
  batchItemFailures: numbers
    .filter((number) => number === poison)
    .map((number) => ({ itemIdentifier: String(number) })),
});

describe('a batch', () => {
  test('that succeeds is done with', async () => {
    expect(await process(() => undefined)).toEqual({ batches: [[1, 2, 3]], position: 3, givenUp: [] });
  });

  test('that throws comes again whole, and is given up after the retries', async () => {
    const { batches, givenUp, position } = await process(failing(2), { maximumRetryAttempts: 2 });
    expect(batches).toEqual(Array(3).fill([1, 2, 3]));
    expect([givenUp, position]).toEqual([[1, 2, 3], 3]);
  });

  test('that throws for a while succeeds in the end', async () => {
    let failures = 2;
    const { batches, givenUp } = await process(() => {
      failures -= 1;
      if (failures >= 0) {
        throw new Error('not now');
      }
    });
    expect([batches.length, givenUp]).toEqual([3, []]);
  });

  test('that reports a failure comes again from the record that failed', async () => {
    const { batches, givenUp } = await process(reporting(2), {
      reportBatchItemFailures: true,
      maximumRetryAttempts: 1,
    });
    expect(batches).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
    expect(givenUp).toEqual([2, 3]);
  });

  test('whose function reports without being asked to succeeds', async () => {
    expect((await process(reporting(2))).batches).toEqual([[1, 2, 3]]);
  });

  test('that names a record that it was not given fails whole', async () => {
    const strange = () => ({ batchItemFailures: [{ itemIdentifier: '9' }] });
    const { batches } = await process(strange, { reportBatchItemFailures: true, maximumRetryAttempts: 1 });
    expect(batches).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  test('that is split in two gives up the poison alone', async () => {
    const settings = { bisectBatchOnFunctionError: true, maximumRetryAttempts: 1 };
    const { givenUp, position } = await process(failing(2), settings);
    expect([givenUp, position]).toEqual([[2], 3]);
  });

  test('is left where it is when the platform stops', async () => {
    const stopping = new AbortController();
    const { position, givenUp } = await process(
      () => {
        stopping.abort();
        throw new Error('interrupted');
      },
      { signal: stopping.signal },
    );
    expect([position, givenUp]).toEqual([0, []]);
  });

  test('is not done with when its records cannot be given up', async () => {
    const giveUp = () => Promise.reject(new Error('the queue is away'));
    await expect(process(failing(1), { maximumRetryAttempts: 0, giveUp })).rejects.toThrow('the queue is away');
  });
});
