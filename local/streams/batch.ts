import { setTimeout as wait } from 'node:timers/promises';
import { errorName, type Log } from '../log.ts';
import { reportedFailures } from '../reported-failures.ts';
import type { LambdaStreamRecord } from './stream-records.ts';

/** How a batch is handed to its function: the settings of the event source mapping. */
export interface BatchSettings {
  readonly invoke: (event: { readonly Records: readonly LambdaStreamRecord[] }) => Promise<unknown>;
  /** @default no limit */
  readonly maximumRetryAttempts?: number;
  /** Whether the function reports the records that failed. @default false */
  readonly reportBatchItemFailures?: boolean;
  /** Whether a batch that fails is split in two. @default false */
  readonly bisectBatchOnFunctionError?: boolean;
  /** Receives the records that are given up, with the number of tries. */
  readonly giveUp: (records: readonly LambdaStreamRecord[], tries: number) => Promise<void>;
  /** Called when everything up to a record is done with. */
  readonly advance: (record: LambdaStreamRecord) => void;
  /** Ends the retries; what is not done with is read again another time. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

const firstRetryMs = 50;
const longestRetryMs = 2_000;

/** Hands records to the function until each is done with or given up, in order. */
export async function processBatch(
  settings: BatchSettings,
  records: readonly LambdaStreamRecord[],
  tries = 0,
): Promise<void> {
  if (records.length === 0) {
    return;
  }
  const failedAt = await tryOnce(settings, records);
  const last = records[failedAt - 1];
  if (last !== undefined) {
    settings.advance(last);
  }
  const left = records.slice(failedAt);
  if (left.length > 0) {
    // Progress starts the count again: it is another record that fails.
    await retry(settings, left, failedAt > 0 ? 1 : tries + 1);
  }
}

/** Gives the position of the first record that failed; the batch's length when none did. */
async function tryOnce(settings: BatchSettings, records: readonly LambdaStreamRecord[]): Promise<number> {
  const identifiers = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  try {
    const response = await settings.invoke({ Records: records });
    const failed = settings.reportBatchItemFailures === true ? reportedFailures(response, identifiers) : [];
    const positions = failed.map((identifier) => identifiers.indexOf(identifier));
    return Math.min(...positions, records.length);
  } catch (error) {
    settings.log('stream.batch-failed', { records: records.length, error: errorName(error) });
    return 0;
  }
}

async function retry(settings: BatchSettings, left: readonly LambdaStreamRecord[], tries: number): Promise<void> {
  const { signal, maximumRetryAttempts = Number.POSITIVE_INFINITY, bisectBatchOnFunctionError } = settings;
  if (signal.aborted) {
    return;
  }
  if (bisectBatchOnFunctionError === true && left.length > 1) {
    const middle = Math.ceil(left.length / 2);
    await processBatch(settings, left.slice(0, middle));
    await continueUnlessAborted(settings, left.slice(middle));
  } else if (tries > maximumRetryAttempts) {
    await abandon(settings, left, tries);
  } else {
    await wait(Math.min(firstRetryMs * 2 ** (tries - 1), longestRetryMs), undefined, { signal }).catch(() => undefined);
    await (signal.aborted ? undefined : processBatch(settings, left, tries));
  }
}

/** Without the first half done with, the second would be taken for done too. */
async function continueUnlessAborted(settings: BatchSettings, rest: readonly LambdaStreamRecord[]): Promise<void> {
  if (!settings.signal.aborted) {
    await processBatch(settings, rest);
  }
}

async function abandon(settings: BatchSettings, records: readonly LambdaStreamRecord[], tries: number): Promise<void> {
  await settings.giveUp(records, tries);
  const last = records.at(-1);
  if (last !== undefined) {
    settings.advance(last);
  }
}
