import type { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { WorkQueue } from './work-queue.ts';

export interface QueuedFunctionProps {
  readonly lambda: Lambda;
  readonly work: WorkQueue;
  readonly batchSize: number;
  /** How long a batch waits to be full: beyond ten messages it has to. @default not at all */
  readonly gatherFor?: Duration;
  /** How many batches are worked on at once, 2 at least. */
  readonly concurrency: number;
}

/** Hands a queue's messages to a function. Only the messages that failed come back, until the queue sets them aside. */
export class QueuedFunction extends Construct {
  constructor(scope: Construct, id: string, { lambda, work, batchSize, gatherFor, concurrency }: QueuedFunctionProps) {
    super(scope, id);
    work.queue.grantConsumeMessages(lambda);
    const source = new EventSourceMapping(this, 'Source', {
      target: lambda,
      eventSourceArn: work.queue.queueArn,
      batchSize,
      ...(gatherFor && { maxBatchingWindow: gatherFor }),
      maxConcurrency: concurrency,
      reportBatchItemFailures: true,
    });
    const reason = 'Messages of a queue have no on-failure destination: its own redrive policy sets them aside.';
    acknowledge(source, { 'Serverless-LambdaEventSourceMappingDestination': reason });
  }
}
