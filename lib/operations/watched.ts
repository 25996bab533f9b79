import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlertingStack } from '../alerting-stack.ts';
import type { ApiStack } from '../api-stack.ts';
import type { IdentityStack } from '../identity-stack.ts';
import { ownMetric, setAside, streamAgeMs, sumOf, sumOver } from './metrics.ts';
import { alarmPeriod, type Watched } from './watch.ts';

/** The stacks that are watched. */
export interface WatchedStacks {
  readonly identity: IdentityStack;
  readonly api: ApiStack;
  readonly alerting: AlertingStack;
}

/** Every alarm of a stage. */
export function listWatched(stacks: WatchedStacks): readonly Watched[] {
  return [...watchAlerts(stacks), ...watchFailureQueues(stacks), ...watchDelays(stacks), ...watchFunctions(stacks)];
}

/** Whether accepted alerts leave. */
function watchAlerts({ alerting }: WatchedStacks): Watched[] {
  const { publishAlert, sweepPostings } = alerting.publishing;
  const failed = (['publish-alert', 'sweep-postings'] as const).map((name) =>
    ownMetric('PostingsFailed', name, Stats.SUM),
  );
  return [
    {
      id: 'PublisherLate',
      impact: 'Alerts that residents reported leave late: the publisher is a minute or more behind the table.',
      runbook: 'publisher-late',
      metric: streamAgeMs(publishAlert.lambda),
      threshold: 60_000,
    },
    {
      id: 'PostingsPending',
      impact: 'An accepted alert has not left for two minutes: neighbours do not know of it yet.',
      runbook: 'postings-pending',
      metric: ownMetric('OldestPendingSeconds', 'sweep-postings', Stats.MAXIMUM),
      threshold: 120,
    },
    {
      id: 'PostingsFailed',
      impact: 'An alert will not reach some of its neighbours: a posting was given up.',
      runbook: 'postings-failed',
      metric: sumOf('PostingsFailed', failed),
      threshold: 1,
    },
    {
      id: 'SweeperStopped',
      impact: 'Alerts that the stream lost are no longer caught: the sweeper has not run for five minutes.',
      runbook: 'sweeper-stopped',
      metric: sweepPostings.lambda.metricInvocations({ period: alarmPeriod, statistic: Stats.SUM }),
      threshold: 1,
      expectsLife: true,
      minutes: 5,
    },
  ];
}

/** Whether anything was set aside after its last attempt. */
function watchFailureQueues({ alerting }: WatchedStacks): Watched[] {
  const { publishing, deliveryFeedback, emailQueue, subscriptionSync } = alerting;
  const queues = [
    [
      'PublishAlert',
      publishing.failures['publish-alert'],
      'Postings left the stream unpublished; the sweeper is their last chance.',
    ],
    [
      'SweepPostings',
      publishing.failures['sweep-postings'],
      'A sweep failed: a posting that missed the stream waits for the next.',
    ],
    ['SendEmail', emailQueue.work.failures, 'Some neighbours did not receive an alert by e-mail.'],
    [
      'SyncSubscriptions',
      subscriptionSync.failures['sync-subscriptions'],
      'Some residents’ choices of channel wait for the sweeper.',
    ],
    [
      'SweepSubscriptions',
      subscriptionSync.failures['sweep-subscriptions'],
      'Residents’ choices that the stream lost are not carried out.',
    ],
    [
      'NoteDeliveryFailures',
      deliveryFeedback.failures['note-delivery-failures'],
      'Some residents do not see that a channel of theirs has failed.',
    ],
    [
      'SweepOptOuts',
      deliveryFeedback.failures['sweep-opt-outs'],
      'Residents who sent STOP still see their SMS channel as active.',
    ],
  ] as const;
  return queues.map(([name, failures, impact]) => ({
    id: `${name}SetAside`,
    impact,
    runbook: `${name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()}-set-aside`,
    metric: setAside(failures),
    threshold: 1,
  }));
}

/** Whether what follows an alert keeps up. */
function watchDelays({ alerting }: WatchedStacks): Watched[] {
  const { emailQueue, subscriptionSync } = alerting;
  return [
    {
      id: 'EmailsLate',
      impact: 'Alerts by e-mail arrive ten minutes late or more.',
      runbook: 'emails-late',
      metric: emailQueue.work.queue.metricApproximateAgeOfOldestMessage({
        statistic: Stats.MAXIMUM,
        period: alarmPeriod,
      }),
      threshold: 600,
      minutes: 3,
    },
    {
      id: 'SubscriptionsLate',
      impact: 'Residents who join, leave or mute wait over 15 minutes for it to take effect.',
      runbook: 'subscriptions-late',
      metric: streamAgeMs(subscriptionSync.syncSubscriptions.lambda),
      threshold: 900_000,
      minutes: 5,
    },
  ];
}

/** Whether functions answer. */
function watchFunctions({ identity, api, alerting }: WatchedStacks): Watched[] {
  const { publishing, emailDelivery, subscriptionSync, deliveryFeedback } = alerting;
  const requests = api.functions.map((each) => each.lambda);
  const { createProfile } = identity;
  // Those that reserve little concurrency are throttled by design.
  const unreserved = [
    createProfile,
    publishing.publishAlert,
    emailDelivery.sendEmail,
    deliveryFeedback.noteDeliveryFailures,
  ];
  const events = [
    ...unreserved,
    publishing.sweepPostings,
    subscriptionSync.syncSubscriptions,
    subscriptionSync.sweepSubscriptions,
    deliveryFeedback.sweepOptOuts,
  ];
  const lambdasOf = (functions: readonly { lambda: (typeof requests)[number] }[]) =>
    functions.map((each) => each.lambda);
  return [
    {
      id: 'ApiErrors',
      impact: 'Residents see errors: the API answers with 5xx.',
      runbook: 'api-errors',
      metric: api.contractApi.api.metricServerError({ statistic: Stats.SUM, period: alarmPeriod }),
      threshold: 5,
    },
    {
      id: 'RequestsCrash',
      impact: 'Residents see errors: a function of the API crashes or runs out of time.',
      runbook: 'requests-crash',
      metric: sumOver('Errors', requests),
      threshold: 1,
    },
    {
      id: 'EventsCrash',
      impact:
        'Alerts or residents’ choices are delayed: a function behind a stream, a queue, a schedule or Cognito crashes.',
      runbook: 'events-crash',
      metric: sumOver('Errors', lambdasOf(events)),
      threshold: 1,
      minutes: 2,
    },
    {
      id: 'RequestsThrottled',
      impact: 'Residents are turned away: the account has no concurrency left for the API.',
      runbook: 'functions-throttled',
      metric: sumOver('Throttles', requests),
      threshold: 1,
    },
    {
      id: 'EventsThrottled',
      impact: 'Alerts are delayed: the account has no concurrency left for what carries them.',
      runbook: 'functions-throttled',
      metric: sumOver('Throttles', lambdasOf(unreserved)),
      threshold: 1,
    },
  ];
}
