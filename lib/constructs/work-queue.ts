import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

const guarded = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** Where what could not be handled is kept for 14 days, until somebody looks: an alarm watches each of them. */
export class FailureQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', { ...guarded, retentionPeriod: Duration.days(14) });
    const reason = 'This is itself where failures end: an alarm rings as soon as it holds one.';
    acknowledge(this.queue, { 'AwsSolutions-SQS3': reason, 'Serverless-SQSRedrivePolicy': reason });
  }
}

export interface WorkQueueProps {
  /** The limit of the function that works behind the queue: a message stays hidden six times as long. */
  readonly workerTimeout: Duration;
  /** How often a message is tried before it is set aside. @default 5 */
  readonly attempts?: number;
}

/**
 * A queue that a function works through, with the failure queue behind it.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html for the six times
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.failures = new FailureQueue(this, 'Failures');
    this.queue = new Queue(this, 'Queue', {
      ...guarded,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(props.workerTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.failures.queue, maxReceiveCount: props.attempts ?? 5 },
    });
  }
}
