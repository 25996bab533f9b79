import { Duration } from 'aws-cdk-lib';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { allowOnNumbers } from '../constructs/access.ts';
import type { FunctionCode } from '../constructs/function-code.ts';
import { functionKinds } from '../constructs/function-kinds.ts';
import { QueuedFunction } from '../constructs/queued-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import { type FailureQueue, WorkQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';
import type { DeliveryEvents } from './delivery-events.ts';
import { readEndpoints } from './platform-application.ts';

export interface DeliveryFeedbackProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly deliveryEvents: DeliveryEvents;
}

/** What becomes of e-mails; and how residents come to see that a channel of theirs has failed: told by SES and SNS, or found in the list of opted-out numbers. */
export class DeliveryFeedback extends Construct {
  readonly noteDeliveryFailures: VigieFunction<'note-delivery-failures'>;
  readonly sweepOptOuts: VigieFunction<'sweep-opt-outs'>;
  readonly failures: Readonly<Record<'note-delivery-failures' | 'sweep-opt-outs', FailureQueue>>;

  constructor(scope: Construct, id: string, props: DeliveryFeedbackProps) {
    super(scope, id);
    const { settings, data } = props;
    this.noteDeliveryFailures = new VigieFunction(this, 'note-delivery-failures', {
      ...props,
      kind: 'worker',
      environment: { RESIDENTS_TABLE: data.residents.readWrite(), ALERTS_TABLE: data.alerts.readWrite() },
      permissions: readEndpoints(settings.fcmApplicationArn, settings.apnsApplicationArn),
    });
    this.sweepOptOuts = new VigieFunction(this, 'sweep-opt-outs', {
      ...props,
      kind: 'worker',
      environment: { RESIDENTS_TABLE: data.residents.readWrite() },
      permissions: [allowOnNumbers('sns:ListPhoneNumbersOptedOut')],
    });
    const sweep = new ScheduledFunction(this, 'Sweep', {
      lambda: this.sweepOptOuts.lambda,
      every: Duration.minutes(15),
    });
    this.failures = { 'note-delivery-failures': this.#listen(props.deliveryEvents), 'sweep-opt-outs': sweep.failures };
  }

  /** From the topic to the function, through a queue that keeps what the function cannot take yet. */
  #listen({ topic }: DeliveryEvents): FailureQueue {
    const work = new WorkQueue(this, 'Events', { workerTimeout: functionKinds.worker.timeout });
    const deadLetterQueue = work.failures.queue;
    topic.addSubscription(new SqsSubscription(work.queue, { rawMessageDelivery: true, deadLetterQueue }));
    new QueuedFunction(this, 'Noting', {
      lambda: this.noteDeliveryFailures.lambda,
      work,
      // Two or more events an e-mail, noted together: an alert to a commune makes tens of thousands.
      batchSize: 100,
      gatherFor: Duration.seconds(5),
      concurrency: 5,
    });
    return work.failures;
  }
}
