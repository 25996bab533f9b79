import { readEnvironment } from '../runtime/environments.ts';
import { pacedPublishing, tellReport } from '../runtime/publishing.ts';
import { consumeStream } from '../runtime/stream.ts';
import { alertIdOfMessage } from '../stores/alerts/posting-items.ts';
import { spreadAlert } from '../use-cases/publishing/spread-alert.ts';

const spread = spreadAlert(pacedPublishing(readEnvironment('spread-alert')));

/** From the stream of alerts: brings every message that was just said to all groups it is for. */
export const handler = consumeStream({
  // An alert is spread with all that was said of it.
  oncePer: ({ pk }) => pk,
  consume: async ({ pk, sk }) => {
    const alertId = alertIdOfMessage(pk, sk);
    if (alertId !== undefined) tellReport(await spread(alertId));
  },
});
