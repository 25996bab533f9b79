import { readEnvironment } from '../runtime/environments.ts';
import { measureOutcomes } from '../runtime/metrics.ts';
import { publishing } from '../runtime/publishing.ts';
import { consumeStream } from '../runtime/stream.ts';
import { parsePostingKeyOf } from '../stores/alerts/posting-items.ts';

const { publish } = publishing(readEnvironment('publish-alert'));

/** From the stream of alerts: publishes at once every report that was just accepted, which is for one community. */
export const handler = consumeStream({
  consume: async ({ pk, sk }) => {
    const key = parsePostingKeyOf(pk, sk);
    if (!key) return;
    const { outcome } = await publish(key);
    measureOutcomes({ [outcome]: 1 });
  },
});
