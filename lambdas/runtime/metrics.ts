import type { PublishingOutcome } from '../use-cases/publishing/publish-posting.ts';

const { SERVICE_NAME: service = 'vigie' } = process.env;

/**
 * Writes one metric into the log, where CloudWatch finds it (embedded metric format, dimension `service`):
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
function measure(name: string, unit: 'Count' | 'Seconds', value: number): void {
  const metric = { Namespace: 'Vigie', Dimensions: [['service']], Metrics: [{ Name: name, Unit: unit }] };
  const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] }, service, [name]: value };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const outcomeMetrics = {
  published: 'PostingsPublished',
  postponed: 'PostingsPostponed',
  failed: 'PostingsFailed',
} as const;

/** How many postings came to each outcome, as metrics that the alarms watch. */
export function measureOutcomes(outcomes: Partial<Record<PublishingOutcome, number>>): void {
  for (const [outcome, name] of Object.entries(outcomeMetrics)) {
    const count = outcomes[outcome as keyof typeof outcomeMetrics] ?? 0;
    if (count > 0) measure(name, 'Count', count);
  }
}

/** How long the posting that has waited longest has waited. */
export function measureOldestPending(seconds: number): void {
  measure('OldestPendingSeconds', 'Seconds', seconds);
}
