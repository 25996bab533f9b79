import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { PublishingOutcome } from '../use-cases/publish-posting.ts';

const metrics = new Metrics({ namespace: 'Vigie' });

const outcomeMetrics = {
  published: 'PostingsPublished',
  postponed: 'PostingsPostponed',
  failed: 'PostingsFailed',
} as const;

/** How many postings came to each outcome, as metrics that the alarms watch. */
export function measureOutcomes(outcomes: Partial<Record<PublishingOutcome, number>>): void {
  for (const [outcome, name] of Object.entries(outcomeMetrics)) {
    const count = outcomes[outcome as keyof typeof outcomeMetrics] ?? 0;
    if (count > 0) metrics.addMetric(name, MetricUnit.Count, count);
  }
}

/** How long the posting that has waited longest has waited. */
export function measureOldestPending(seconds: number): void {
  metrics.addMetric('OldestPendingSeconds', MetricUnit.Seconds, seconds);
}

/** Writes out what was measured; CloudWatch reads it from the log. */
export function publishMetrics(): void {
  metrics.publishStoredMetrics();
}
