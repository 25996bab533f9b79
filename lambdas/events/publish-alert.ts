import { readEnvironment } from '../runtime/environments.ts';
import { measureOutcomes } from '../runtime/metrics.ts';
import { publishing } from '../runtime/publishing.ts';
import { consumeStream } from '../runtime/stream.ts';
import { parsePostingKeyOf } from '../stores/alerts/alert-items.ts';

const { publish } = publishing(readEnvironment('publish-alert'));

/** From the stream of alerts: publishes every posting that was just written. */
export const handler = consumeStream({
  consume: async ({ pk, sk }) => {
    const key = parsePostingKeyOf(pk, sk);
    if (!key) return;
    measureOutcomes({ [await publish(key)]: 1 });
  },
});
