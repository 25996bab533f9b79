import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from './clients.ts';
import { reusedConnections } from './reused-connections.ts';

export function snsClient(): SNSClient {
  return new SNSClient(clientSettings);
}

/**
 * For publishing alerts: a message that SNS took without our hearing of it must not leave again at once; the posting is tried again. One
 * that met a closed connection leaves on another, as often as there are closed ones: it could be late by a minute otherwise.
 */
export function publishingSnsClient(): SNSClient {
  const { agents, wasClosed } = reusedConnections();
  const requestHandler = { ...clientSettings.requestHandler, ...agents };
  const client = new SNSClient({ ...clientSettings, maxAttempts: 1, requestHandler });
  client.middlewareStack.add(
    (send) => async (request) => {
      for (;;) {
        try {
          return await send(request);
        } catch (fault) {
          if (!wasClosed(fault)) throw fault;
        }
      }
    },
    // The innermost: what it repeats is the request as it was written.
    { name: 'pastClosedConnections', step: 'deserialize', priority: 'low' },
  );
  return client;
}
