import { once } from '../domain/once.ts';
import { sqsCountingRequests } from '../messaging/sqs-counting-requests.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { measureOutcomes } from '../runtime/metrics.ts';
import { publishing } from '../runtime/publishing.ts';
import { sqsClient } from '../runtime/sqs-client.ts';
import { consumeStream } from '../runtime/stream.ts';
import { parsePostingKeyOf } from '../stores/alerts/posting-items.ts';
import { alertIdOfCounted } from '../stores/statistics/counted-change.ts';

const environment = readEnvironment('publish-alert');
const { publish } = publishing(environment);
const countingRequests = sqsCountingRequests(once(sqsClient), environment.COUNTING_QUEUE_URL);

/**
 * From the stream of alerts: publishes at once every report that was just accepted, which is for one community. A stream has two
 * readers at the most, so that this one also passes on which alerts have changed, to be counted elsewhere.
 */
export const handler = consumeStream({
  // Of an alert that changed several times, the present state says all.
  oncePer: ({ pk, sk }) => (alertIdOfCounted(pk, sk) === undefined ? `${pk} ${sk}` : pk),
  consume: async ({ pk, sk }) => {
    const key = parsePostingKeyOf(pk, sk);
    if (key) {
      const { outcome } = await publish(key);
      measureOutcomes({ [outcome]: 1 });
    }
    const alertId = alertIdOfCounted(pk, sk);
    if (alertId !== undefined) await countingRequests.ask(alertId);
  },
});
