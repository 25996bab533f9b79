import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionCode } from '../constructs/function-code.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { type Selection, StreamedFunction } from '../constructs/streamed-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';
import type { Counting } from './counting.ts';
import type { GroupTopics } from './group-topics.ts';

export interface PublishingProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly topics: GroupTopics;
  readonly emailQueueArn: string;
  /** What the links in messages begin with. */
  readonly linkBaseUrl: string;
  readonly counting: Counting;
}

/**
 * From an alert to its topics. A report, which is for one community, is published at once by the stream; whatever is for several groups
 * is spread first, by another reader of the same stream; and the sweeper sends out whatever the two did not. A stream of DynamoDB has
 * two readers at the most.
 */
export class Publishing extends Construct {
  readonly publishAlert: VigieFunction<'publish-alert'>;
  readonly spreadAlert: VigieFunction<'spread-alert'>;
  readonly sweepPostings: VigieFunction<'sweep-postings'>;
  readonly failures: Readonly<Record<'publish-alert' | 'spread-alert' | 'sweep-postings', FailureQueue>>;

  constructor(scope: Construct, id: string, props: PublishingProps) {
    super(scope, id);
    this.publishAlert = new VigieFunction(this, 'publish-alert', {
      ...props,
      kind: 'publisher',
      environment: {
        ...addresses(props),
        ALERTS_TABLE: props.data.alerts.readWrite(),
        COUNTING_QUEUE_URL: props.counting.ask(),
      },
    });
    this.spreadAlert = new VigieFunction(this, 'spread-alert', paced(props));
    this.sweepPostings = new VigieFunction(this, 'sweep-postings', paced(props));
    const schedule = new ScheduledFunction(this, 'Sweep', {
      lambda: this.sweepPostings.lambda,
      every: Duration.minutes(1),
    });
    this.failures = {
      'publish-alert': this.#publishReports(props).failures,
      'spread-alert': this.#spreadMessages(props).failures,
      'sweep-postings': schedule.failures,
    };
  }

  #publishReports({ data, settings }: PublishingProps): StreamedFunction {
    return new StreamedFunction(this, 'Postings', {
      lambda: this.publishAlert.lambda,
      table: data.alerts.table,
      selections: [reportsJustWritten, whatIsCounted],
      batchSize: 10,
      parallelism: settings.publishParallelism,
      attempts: 3,
      maxAge: Duration.minutes(10),
    });
  }

  #spreadMessages({ data }: PublishingProps): StreamedFunction {
    return new StreamedFunction(this, 'Messages', {
      lambda: this.spreadAlert.lambda,
      table: data.alerts.table,
      selections: [{ changes: ['INSERT'], sortKeyPrefixes: ['MESSAGE#'] }],
      // One alert may take all the time that the function has.
      batchSize: 1,
      attempts: 3,
      maxAge: Duration.minutes(10),
    });
  }
}

/** Publishing changes the posting too, and those of spread alerts are many: only a report just written is to leave from here. */
const reportsJustWritten: Selection = {
  changes: ['INSERT'],
  sortKeyPrefixes: ['POSTING#'],
  holding: { direct: true, publication: 'pending' },
};

/** Passed on to be counted: alerts, and what was delivered of them. What is purged stays in the figures. */
const whatIsCounted: Selection = { changes: ['INSERT', 'MODIFY'], sortKeyPrefixes: ['ALERT', 'DELIVERYTOTALS'] };

/** One at a time of each, so that the two keep within what SNS takes: half of it for either. */
function paced(props: PublishingProps) {
  return {
    ...props,
    kind: 'spreader',
    environment: {
      ...addresses(props),
      ALERTS_TABLE: props.data.alerts.readWrite('pending'),
      PUBLISHES_PER_SECOND: String(props.settings.publishesPerSecond / 2),
    },
    reservedConcurrency: 1,
  } as const;
}

function addresses({ settings, data, topics, emailQueueArn, linkBaseUrl }: PublishingProps) {
  return {
    COMMUNITIES_TABLE: data.communities.readWrite(),
    TOPIC_ARN_PREFIX: topics.publish(),
    EMAIL_QUEUE_ARN: emailQueueArn,
    SMS_SENDER_ID: settings.smsSenderId,
    SMS_NUMBER: settings.smsNumber ?? '',
    LINK_BASE_URL: linkBaseUrl,
  };
}
