import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** How a connection ends that the other side had closed before a request was written to it. */
const closedCodes: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

/** As the SDK's own agents. */
const settings = { keepAlive: true, maxSockets: 50 };

/** Connections that remember which requests they were used again for. */
export interface ReusedConnections {
  /** For the SDK's request handler. */
  readonly agents: { readonly httpAgent: HttpAgent; readonly httpsAgent: HttpsAgent };
  /**
   * Whether a request failed without an answer because its connection, kept from an earlier one, was no more. Services close idle ones, and a
   * function that slept does not hear of it before it writes. Node.js calls such a request safe to send again:
   * https://nodejs.org/api/http.html#requestreusedsocket
   */
  readonly wasClosed: (fault: unknown) => boolean;
}

export function reusedConnections(): ReusedConnections {
  const faults = new WeakSet<Error>();
  const note = (request: ClientRequest) =>
    request.once('error', (fault: NodeJS.ErrnoException) => {
      if (closedCodes.has(fault.code)) faults.add(fault);
    });
  return {
    agents: { httpAgent: noting(new HttpAgent(settings), note), httpsAgent: noting(new HttpsAgent(settings), note) },
    wasClosed: (fault) => faults.has(fault as Error),
  };
}

/** The agent that tells of each request which gets a connection kept from an earlier one. */
function noting<Agent extends HttpAgent>(agent: Agent, note: (request: ClientRequest) => void): Agent {
  const reuseSocket = agent.reuseSocket.bind(agent);
  agent.reuseSocket = (socket: Duplex, request: ClientRequest) => {
    reuseSocket(socket, request);
    note(request);
  };
  return agent;
}
