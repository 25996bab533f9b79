import { Construct } from 'constructs';
import { type Access, allow } from '../constructs/access.ts';
import type { FunctionCode } from '../constructs/function-code.ts';
import { functionKinds } from '../constructs/function-kinds.ts';
import { QueuedFunction } from '../constructs/queued-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import { type FailureQueue, WorkQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';

export interface CountingProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
}

/** Keeps the figures: behind a queue of its own, so that counting neither delays nor stops what is published. */
export class Counting extends Construct {
  readonly countAlerts: VigieFunction<'count-alerts'>;
  readonly failures: FailureQueue;
  readonly #work: WorkQueue;

  constructor(scope: Construct, id: string, props: CountingProps) {
    super(scope, id);
    this.countAlerts = new VigieFunction(this, 'count-alerts', {
      ...props,
      kind: 'worker',
      environment: {
        COMMUNITIES_TABLE: props.data.communities.readWrite(),
        ALERTS_TABLE: props.data.alerts.readWrite(),
      },
    });
    this.#work = new WorkQueue(this, 'Changes', { workerTimeout: functionKinds.worker.timeout });
    this.failures = this.#work.failures;
    new QueuedFunction(this, 'Counts', {
      lambda: this.countAlerts.lambda,
      work: this.#work,
      batchSize: 10,
      // Few at once: alerts of one quarter and day meet at one item.
      concurrency: 2,
    });
  }

  /** The right to ask for alerts to be counted. */
  ask(): Access {
    const { queueUrl, queueArn } = this.#work.queue;
    return { address: queueUrl, statements: [allow(['sqs:SendMessage'], [queueArn])] };
  }
}
