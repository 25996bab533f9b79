import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ownMetric, setAside, streamAgeMs, sumOver } from './metrics.ts';
import type { WatchedStacks } from './watched-stacks.ts';

/** The one dashboard: is anything ringing, do alerts leave, does the API answer. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, props: WatchedStacks & { readonly alarms: readonly Alarm[] }) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.hours(3) });
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 24, height: 4 }));
    dashboard.addWidgets(...alertWidgets(props));
    dashboard.addWidgets(...queueWidgets(props));
    dashboard.addWidgets(...apiWidgets(props));
  }
}

function graph(title: string, left: readonly IMetric[], right: readonly IMetric[] = []): IWidget {
  return new GraphWidget({ title, left: [...left], right: [...right], width: 8, height: 6 });
}

function alertWidgets({ alerting }: WatchedStacks): IWidget[] {
  const { publishAlert, spreadAlert, sweepPostings } = alerting.publishing;
  return [
    graph('Publisher and spreader behind their table (ms)', [
      streamAgeMs(publishAlert.lambda),
      streamAgeMs(spreadAlert.lambda),
    ]),
    graph('Oldest posting not published (s)', [ownMetric('OldestPendingSeconds', 'sweep-postings', Stats.MAXIMUM)]),
    graph(
      'Publishing runs and time',
      [publishAlert, spreadAlert, sweepPostings].map(({ lambda }) => lambda.metricInvocations()),
      [publishAlert, spreadAlert].map(({ lambda }) => lambda.metricDuration({ statistic: Stats.percentile(95) })),
    ),
  ];
}

function queueWidgets({ alerting }: WatchedStacks): IWidget[] {
  const { publishing, emailQueue, subscriptionSync, deliveryFeedback } = alerting;
  const { counting, contestationSweep, inboundSms, capPolling } = alerting;
  const failures = [
    ...Object.values(publishing.failures),
    ...Object.values(deliveryFeedback.failures),
    emailQueue.work.failures,
    counting.failures,
    contestationSweep.failures,
    ...Object.values(subscriptionSync.failures),
    inboundSms.failures,
    ...Object.values(capPolling.failures),
  ];
  return [
    graph('Set aside', failures.map(setAside)),
    graph(
      'E-mails waiting',
      [emailQueue.work.queue.metricApproximateNumberOfMessagesVisible()],
      [emailQueue.work.queue.metricApproximateAgeOfOldestMessage()],
    ),
    graph('Subscriptions behind their table (ms)', [streamAgeMs(subscriptionSync.syncSubscriptions.lambda)]),
  ];
}

function apiWidgets({ api }: WatchedStacks): IWidget[] {
  const { api: http } = api.contractApi;
  const lambdas = Object.values(api.functions).map((each) => each.lambda);
  return [
    graph('Requests', [http.metricCount()]),
    graph(
      'Latency (ms)',
      [50, 95, 99].map((rank) => http.metricLatency({ statistic: Stats.percentile(rank) })),
    ),
    graph(
      'Errors',
      [http.metricClientError(), http.metricServerError()],
      [sumOver('Errors', lambdas), sumOver('Throttles', lambdas)],
    ),
  ];
}
