import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CapPolling } from './alerting/cap-polling.ts';
import { ContestationSweep } from './alerting/contestation-sweep.ts';
import { Counting } from './alerting/counting.ts';
import { DeliveryEvents } from './alerting/delivery-events.ts';
import { DeliveryFeedback } from './alerting/delivery-feedback.ts';
import { DeliveryLogs } from './alerting/delivery-logs.ts';
import { DeliveryTotals } from './alerting/delivery-totals.ts';
import { EmailDelivery } from './alerting/email-delivery.ts';
import { EmailQueue } from './alerting/email-queue.ts';
import { Exercises } from './alerting/exercises.ts';
import { GroupTopics } from './alerting/group-topics.ts';
import { InboundSms } from './alerting/inbound-sms.ts';
import { Publishing } from './alerting/publishing.ts';
import { RetiredNotices } from './alerting/retired-notices.ts';
import { SubscriptionSync } from './alerting/subscription-sync.ts';
import type { ApiStack } from './api-stack.ts';
import type { FunctionCode } from './constructs/function-code.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { Settings } from './settings.ts';

export interface AlertingStackProps extends StackProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly api: ApiStack;
}

/** What carries an alert from the table to every neighbour, and brings back what did not arrive. */
export class AlertingStack extends Stack {
  readonly emailQueue: EmailQueue;
  readonly counting: Counting;
  readonly publishing: Publishing;
  readonly emailDelivery: EmailDelivery;
  readonly subscriptionSync: SubscriptionSync;
  readonly deliveryFeedback: DeliveryFeedback;
  readonly exercises: Exercises;
  readonly deliveryLogs: DeliveryLogs;
  readonly deliveryTotals: DeliveryTotals;
  readonly retiredNotices: RetiredNotices;
  readonly contestationSweep: ContestationSweep;
  readonly inboundSms: InboundSms;
  readonly capPolling: CapPolling;

  constructor(scope: Construct, id: string, props: AlertingStackProps) {
    super(scope, id, props);
    const { settings, identity } = props;
    const apiUrl = props.api.contractApi.url;
    const linkBaseUrl = settings.linkBaseUrl ?? `${apiUrl}/v1/a/`;
    const topics = new GroupTopics(this, settings.stage);
    const deliveryEvents = new DeliveryEvents(this, 'DeliveryEvents');
    const emailQueue = new EmailQueue(this, 'EmailQueue', topics);
    this.counting = new Counting(this, 'Counting', props);
    const common = {
      ...props,
      counting: this.counting,
      topics,
      deliveryEvents,
      emailQueue,
      linkBaseUrl,
      emailQueueArn: emailQueue.work.queue.queueArn,
    };
    this.emailQueue = emailQueue;
    this.publishing = new Publishing(this, 'Publishing', common);
    this.emailDelivery = new EmailDelivery(this, 'EmailDelivery', { ...common, apiUrl, sender: identity.sender });
    this.subscriptionSync = new SubscriptionSync(this, 'Subscriptions', common);
    this.deliveryFeedback = new DeliveryFeedback(this, 'DeliveryFeedback', common);
    this.exercises = new Exercises(this, 'Exercises', props);
    this.deliveryLogs = new DeliveryLogs(this, 'DeliveryLogs', common);
    this.deliveryTotals = new DeliveryTotals(this, 'DeliveryTotals', common);
    this.retiredNotices = new RetiredNotices(this, 'RetiredNotices', { ...common, sender: identity.sender });
    this.contestationSweep = new ContestationSweep(this, 'Contestations', { ...props, sender: identity.sender });
    this.inboundSms = new InboundSms(this, 'InboundSms', props);
    this.capPolling = new CapPolling(this, 'CapPolling', props);
    new CfnOutput(this, 'DeliveryEventsTopic', { value: deliveryEvents.topic.topicArn });
    new CfnOutput(this, 'InboundSmsTopic', { value: this.inboundSms.topic.topicArn });
  }
}
