import * as z from 'zod';

/** What a function answers when it reports the records or messages that failed. */
const batchResponse = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/**
 * The identifiers that a function reports as failed: none when it answers nothing, and all of them when it names one that
 * it was not given (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html).
 */
export function reportedFailures(response: unknown, identifiers: readonly string[]): string[] {
  if (response === null || response === undefined || response === '') {
    return [];
  }
  const parsed = batchResponse.safeParse(response);
  if (!parsed.success) {
    return [];
  }
  const failed = parsed.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((identifier) => identifiers.includes(identifier)) ? failed : [...identifiers];
}
