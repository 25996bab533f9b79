import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionCode } from '../constructs/function-code.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { StreamedFunction } from '../constructs/streamed-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';
import type { CommunityTopics } from './community-topics.ts';

export interface PublishingProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly topics: CommunityTopics;
  readonly emailQueueArn: string;
  /** What the links in messages begin with. */
  readonly linkBaseUrl: string;
}

/** From a posting to its topics: at once by the stream, and by the sweeper for whatever the stream did not bring through. */
export class Publishing extends Construct {
  readonly publishAlert: VigieFunction<'publish-alert'>;
  readonly sweepPostings: VigieFunction<'sweep-postings'>;
  readonly failures: Readonly<Record<'publish-alert' | 'sweep-postings', FailureQueue>>;

  constructor(scope: Construct, id: string, props: PublishingProps) {
    super(scope, id);
    this.publishAlert = this.#addPublisher(props);
    this.sweepPostings = this.#addSweeper(props);
    const stream = new StreamedFunction(this, 'Postings', {
      lambda: this.publishAlert.lambda,
      table: props.data.alerts.table,
      // Publishing changes the posting too: only a new one has anything to publish.
      changes: ['INSERT'],
      sortKeyPrefixes: ['POSTING#'],
      batchSize: 10,
      parallelism: props.settings.publishParallelism,
      attempts: 3,
      maxAge: Duration.minutes(10),
    });
    const schedule = new ScheduledFunction(this, 'Sweep', {
      lambda: this.sweepPostings.lambda,
      every: Duration.minutes(1),
    });
    this.failures = { 'publish-alert': stream.failures, 'sweep-postings': schedule.failures };
  }

  #addPublisher(props: PublishingProps): VigieFunction<'publish-alert'> {
    return new VigieFunction(this, 'publish-alert', {
      ...props,
      kind: 'publisher',
      environment: { ...addresses(props), ALERTS_TABLE: props.data.alerts.readWrite() },
    });
  }

  /** One at a time: two sweepers would only find the same postings. */
  #addSweeper(props: PublishingProps): VigieFunction<'sweep-postings'> {
    return new VigieFunction(this, 'sweep-postings', {
      ...props,
      kind: 'publisher',
      environment: { ...addresses(props), ALERTS_TABLE: props.data.alerts.readWrite('pending') },
      reservedConcurrency: 1,
    });
  }
}

function addresses({ settings, data, topics, emailQueueArn, linkBaseUrl }: PublishingProps) {
  return {
    COMMUNITIES_TABLE: data.communities.readWrite(),
    TOPIC_ARN_PREFIX: topics.publish(),
    EMAIL_QUEUE_ARN: emailQueueArn,
    SMS_SENDER_ID: settings.smsSenderId,
    LINK_BASE_URL: linkBaseUrl,
  };
}
