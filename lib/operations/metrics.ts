import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../../lambdas/runtime/environments.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import { alarmPeriod } from './watch.ts';

/** A metric that a function emits itself, in the namespace of the project. */
export function ownMetric(
  metricName: 'OldestPendingSeconds' | 'PostingsFailed',
  service: FunctionName,
  statistic: string,
): Metric {
  return new Metric({ namespace: 'Vigie', metricName, dimensionsMap: { service }, statistic, period: alarmPeriod });
}

/** How many messages lie in a failure queue. */
export function setAside({ queue }: FailureQueue): Metric {
  return queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: alarmPeriod });
}

/** How far behind its table a function is, in milliseconds. */
export function streamAgeMs(lambda: Lambda): Metric {
  return lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: alarmPeriod });
}

/** The sum of one metric over at most ten functions, which is what an alarm takes. */
export function sumOver(metricName: 'Errors' | 'Throttles', lambdas: readonly Lambda[]): IMetric {
  return sumOf(
    metricName,
    lambdas.map((lambda) => lambda.metric(metricName, { statistic: Stats.SUM, period: alarmPeriod })),
  );
}

/** A sum where what was not emitted counts for nothing. */
export function sumOf(label: string, metrics: readonly IMetric[]): IMetric {
  const prefix = label.charAt(0).toLowerCase() + label.slice(1);
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`${prefix}${index}`, metric]));
  const expression = Object.keys(usingMetrics)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ');
  return new MathExpression({ label, expression, usingMetrics, period: alarmPeriod });
}
