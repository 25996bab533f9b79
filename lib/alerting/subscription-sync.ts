import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { allowOnNumbers } from '../constructs/access.ts';
import type { FunctionCode } from '../constructs/function-code.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { StreamedFunction } from '../constructs/streamed-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';
import type { GroupTopics } from './group-topics.ts';
import { platformApplication } from './platform-application.ts';

export interface SubscriptionSyncProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly topics: GroupTopics;
  readonly emailQueueArn: string;
}

/**
 * Keeps the topics' subscribers as residents' memberships, mandates, channels and devices say: at once by the stream, and by the
 * sweeper for whatever the stream did not bring through. SNS takes 100 Subscribe a second for the whole account: few workers, and
 * hours to catch up after a rush.
 */
export class SubscriptionSync extends Construct {
  readonly syncSubscriptions: VigieFunction<'sync-subscriptions'>;
  readonly sweepSubscriptions: VigieFunction<'sweep-subscriptions'>;
  readonly failures: Readonly<Record<'sync-subscriptions' | 'sweep-subscriptions', FailureQueue>>;

  constructor(scope: Construct, id: string, props: SubscriptionSyncProps) {
    super(scope, id);
    this.syncSubscriptions = new VigieFunction(this, 'sync-subscriptions', {
      ...syncing(props),
      reservedConcurrency: props.settings.subscriptionConcurrency,
    });
    this.sweepSubscriptions = new VigieFunction(this, 'sweep-subscriptions', {
      ...syncing(props, 'unsynced'),
      reservedConcurrency: 1,
    });
    const stream = new StreamedFunction(this, 'Choices', {
      lambda: this.syncSubscriptions.lambda,
      table: props.data.residents.table,
      // `HOLDER` says whose a phone or a device is: who loses it is disconnected.
      selections: [
        { sortKeyPrefixes: ['MEMBERSHIP#', 'MANDATE#', 'CHANNEL#', 'DEVICE#', 'RELATIVE#', 'ABSENCE', 'HOLDER'] },
      ],
      batchSize: 10,
      attempts: 20,
      maxAge: Duration.hours(6),
    });
    const schedule = new ScheduledFunction(this, 'Sweep', {
      lambda: this.sweepSubscriptions.lambda,
      every: Duration.minutes(5),
    });
    this.failures = { 'sync-subscriptions': stream.failures, 'sweep-subscriptions': schedule.failures };
  }
}

/** What both functions are made with: they do the same to one resident. */
function syncing(props: SubscriptionSyncProps, ...indexes: readonly 'unsynced'[]) {
  const { settings, data, topics } = props;
  return {
    ...props,
    kind: 'worker',
    environment: {
      RESIDENTS_TABLE: data.residents.readWrite(...indexes),
      COMMUNITIES_TABLE: data.communities.readWrite(),
      TOPIC_ARN_PREFIX: topics.connect(),
      EMAIL_QUEUE_ARN: props.emailQueueArn,
      FCM_APPLICATION_ARN: platformApplication(settings.fcmApplicationArn),
      APNS_APPLICATION_ARN: platformApplication(settings.apnsApplicationArn),
    },
    permissions: [allowOnNumbers('sns:CheckIfPhoneNumberIsOptedOut')],
  } as const;
}
