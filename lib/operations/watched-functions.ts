import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { sumOver } from './metrics.ts';
import { alarmPeriod, type Watched } from './watch.ts';
import type { WatchedStacks } from './watched-stacks.ts';

/** Whether functions answer. An alarm takes ten metrics at the most: those that alerts depend on have their own. */
export function watchFunctions(stacks: WatchedStacks): Watched[] {
  return [...watchRequests(stacks.api), ...watchEvents(stacks)];
}

function watchRequests({ functions, contractApi }: WatchedStacks['api']): Watched[] {
  const {
    alerts,
    'official-alerts': officialAlerts,
    'follow-up': followUp,
    moderation,
    deliveries,
    ...others
  } = functions;
  const aboutAlerts = lambdasOf([alerts, officialAlerts, followUp, moderation, deliveries]);
  const {
    reference,
    municipalities,
    registry,
    officers,
    statistics,
    contestations,
    'open-data': openData,
    'cap-sources': capSources,
    ...ofPeople
  } = others;
  const aboutMunicipalities = lambdasOf([
    reference,
    municipalities,
    registry,
    officers,
    statistics,
    contestations,
    openData,
    capSources,
  ]);
  const aboutPeople = lambdasOf(Object.values(ofPeople));
  return [
    {
      id: 'ApiErrors',
      impact: 'Residents see errors: the API answers with 5xx.',
      runbook: 'api-errors',
      metric: contractApi.api.metricServerError({ statistic: Stats.SUM, period: alarmPeriod }),
      threshold: 5,
    },
    {
      id: 'AlertRequestsCrash',
      impact:
        'Alerts are not accepted, followed or moderated: a function of the API that serves them crashes or runs out of time.',
      runbook: 'requests-crash',
      metric: sumOver('Errors', aboutAlerts),
      threshold: 1,
    },
    {
      id: 'RequestsCrash',
      impact:
        'Residents see errors around their account and communities: a function of the API crashes or runs out of time.',
      runbook: 'requests-crash',
      metric: sumOver('Errors', aboutPeople),
      threshold: 1,
    },
    {
      id: 'MunicipalRequestsCrash',
      impact:
        'Town halls, or whoever looks a municipality up, see errors: a function of the API crashes or runs out of time.',
      runbook: 'requests-crash',
      metric: sumOver('Errors', aboutMunicipalities),
      threshold: 1,
    },
    {
      id: 'AlertRequestsThrottled',
      impact: 'Whoever reports or follows an alert is turned away: the account has no concurrency left for the API.',
      runbook: 'functions-throttled',
      metric: sumOver('Throttles', aboutAlerts),
      threshold: 1,
    },
    {
      id: 'MunicipalRequestsThrottled',
      impact: 'Town halls are turned away: the account has no concurrency left for the API.',
      runbook: 'functions-throttled',
      metric: sumOver('Throttles', aboutMunicipalities),
      threshold: 1,
    },
    {
      id: 'RequestsThrottled',
      impact: 'Residents are turned away: the account has no concurrency left for the API.',
      runbook: 'functions-throttled',
      metric: sumOver('Throttles', aboutPeople),
      threshold: 1,
    },
  ];
}

function watchEvents({ identity, alerting }: WatchedStacks): Watched[] {
  const { publishing, emailDelivery, subscriptionSync, deliveryFeedback, exercises } = alerting;
  const { deliveryLogs, deliveryTotals, retiredNotices, counting, contestationSweep, inboundSms, capPolling } =
    alerting;
  // Those that reserve little concurrency are throttled by design.
  const unreserved = [
    identity.createProfile,
    publishing.publishAlert,
    emailDelivery.sendEmail,
    deliveryFeedback.noteDeliveryFailures,
    deliveryLogs.noteDeliveries,
    retiredNotices.tellResident,
    counting.countAlerts,
    inboundSms.answerSms,
  ];
  const followingDeliveries = [
    deliveryLogs.noteDeliveries,
    deliveryTotals.settleDeliveries,
    retiredNotices.tellResident,
  ];
  const carryingAlerts = [
    publishing.publishAlert,
    publishing.spreadAlert,
    publishing.sweepPostings,
    emailDelivery.sendEmail,
    exercises.holdExercises,
    inboundSms.answerSms,
    capPolling.pollCapSources,
  ];
  const followingResidents = [
    identity.createProfile,
    subscriptionSync.syncSubscriptions,
    subscriptionSync.sweepSubscriptions,
    deliveryFeedback.noteDeliveryFailures,
    deliveryFeedback.sweepOptOuts,
  ];
  return [
    {
      id: 'AlertEventsCrash',
      impact:
        'Alerts, or those that residents send by SMS, are delayed: a function behind a stream, a queue or a schedule crashes.',
      runbook: 'events-crash',
      metric: sumOver('Errors', lambdasOf(carryingAlerts)),
      threshold: 1,
      minutes: 2,
    },
    {
      id: 'EventsCrash',
      impact:
        'Residents’ choices are delayed: a function behind a stream, a queue, a schedule or Cognito that follows them crashes.',
      runbook: 'events-crash',
      metric: sumOver('Errors', lambdasOf(followingResidents)),
      threshold: 1,
      minutes: 2,
    },
    {
      id: 'DeliveryEventsCrash',
      impact:
        'It is not known what became of alerts, or residents are not told that a channel lost them: a function that follows deliveries crashes.',
      runbook: 'events-crash',
      metric: sumOver('Errors', lambdasOf(followingDeliveries)),
      threshold: 1,
      minutes: 5,
    },
    {
      id: 'MunicipalEventsCrash',
      impact: 'Figures of municipalities, or answers to contestations, are late: a function that sees to them crashes.',
      runbook: 'events-crash',
      metric: sumOver('Errors', lambdasOf([counting.countAlerts, contestationSweep.sweepContestations])),
      threshold: 1,
      minutes: 2,
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

function lambdasOf(functions: readonly { readonly lambda: Lambda }[]): Lambda[] {
  return functions.map(({ lambda }) => lambda);
}
