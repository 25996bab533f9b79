import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric, setAside, streamAgeMs, sumOf } from './metrics.ts';
import { alarmPeriod, type Watched } from './watch.ts';
import { watchFunctions } from './watched-functions.ts';
import type { WatchedStacks } from './watched-stacks.ts';

/** Every alarm of a stage. */
export function listWatched(stacks: WatchedStacks): readonly Watched[] {
  return [...watchAlerts(stacks), ...watchFailureQueues(stacks), ...watchDelays(stacks), ...watchFunctions(stacks)];
}

/** Whether accepted alerts leave. */
function watchAlerts({ alerting }: WatchedStacks): Watched[] {
  const { publishAlert, spreadAlert, sweepPostings } = alerting.publishing;
  const failed = (['publish-alert', 'spread-alert', 'sweep-postings'] as const).map((name) =>
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
      id: 'SpreaderLate',
      impact:
        'Alerts of officers, and what became of alerts, leave late: the spreader is two minutes or more behind the table.',
      runbook: 'spreader-late',
      metric: streamAgeMs(spreadAlert.lambda),
      threshold: 120_000,
    },
    {
      id: 'PostingsPending',
      impact: 'What was said of an alert has not left for two minutes: some neighbours do not know of it yet.',
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
      impact: 'Alerts that the streams lost are no longer caught: the sweeper has not run for five minutes.',
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
  const { publishing, deliveryFeedback, emailQueue, subscriptionSync, exercises } = alerting;
  const { deliveryLogs, deliveryTotals, retiredNotices, counting, contestationSweep, inboundSms, capPolling } =
    alerting;
  const queues = [
    [
      'PublishAlert',
      publishing.failures['publish-alert'],
      'Postings left the stream unpublished; the sweeper is their last chance.',
    ],
    [
      'SpreadAlert',
      publishing.failures['spread-alert'],
      'What officers sent, or became of an alert, left the stream unspread; the sweeper is its last chance.',
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
    [
      'HoldExercises',
      exercises.failures,
      'A run of the monthly exercises failed: some may be held later today, or not at all.',
    ],
    [
      'NoteDeliveries',
      deliveryLogs.failures,
      'Delivery reports miss some SMS or pushes: what became of them was not noted.',
    ],
    ['SettleDeliveries', deliveryTotals.failures, 'A run failed: the totals of deliveries wait for the next.'],
    [
      'TellResident',
      retiredNotices.failures,
      'Some residents were not told that a channel does not reach them any more.',
    ],
    [
      'CountAlerts',
      counting.failures,
      'Some alerts are missing from the figures of their municipality, or stale in them.',
    ],
    [
      'SweepContestations',
      contestationSweep.failures,
      'Answers to contestations have not left, or contacts are kept beyond their hour.',
    ],
    ['AnswerSms', inboundSms.failures, 'What some residents wrote by SMS, which may be an alert, was not carried out.'],
    [
      'PollCapSources',
      capPolling.failures['poll-cap-sources'],
      'Alerts of sources, such as weather warnings, come late: their poll failed.',
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
