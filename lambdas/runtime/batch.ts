import middy from '@middy/core';
import { forEachOf } from '../domain/for-each-of.ts';
import { describeFault, logger } from './logger.ts';

/** What Lambda is told, so that it hands over again only the records that failed. */
export interface BatchAnswer {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

/** How the records of one kind of event are taken apart. */
export interface Consumption<Event, Item, Message> {
  /** The records of an event. */
  readonly recordsOf: (event: Event) => readonly Item[];
  /** By which Lambda knows a record: an SQS message id, a stream's sequence number. */
  readonly identify: (record: Item) => string;
  /** What a record says. @throws for a record that cannot be read: it fails like any other */
  readonly read: (record: Item) => Message;
  /** Handles one record; what it throws fails that record and no other. */
  readonly consume: (message: Message) => Promise<void>;
  readonly options?: BatchOptions;
}

export interface BatchOptions {
  /** How many records are handled at once; 1 keeps their order. @default 10 */
  readonly concurrency?: number;
  /** @default the function's log */
  readonly log?: { error(message: string, details: Record<string, unknown>): void };
}

const defaultConcurrency = 10;

/** The Lambda handler of a batch: the consumer handles one record, and only the records that failed come back. */
export function consumeBatch<Event, Item, Message>(consumption: Consumption<Event, Item, Message>) {
  const { recordsOf, identify, read, consume, options = {} } = consumption;
  const { concurrency = defaultConcurrency, log = logger } = options;
  return middy<Event, BatchAnswer>().handler(async (event) => {
    const failed: string[] = [];
    await forEachOf(recordsOf(event), concurrency, async (record) => {
      try {
        await consume(read(record));
      } catch (fault) {
        log.error('record failed', { record: identify(record), fault: describeFault(fault) });
        failed.push(identify(record));
      }
    });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
}
