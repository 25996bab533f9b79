import { once } from 'node:events';
import type { Server } from 'node:http';

/** Only this machine reaches what the platform starts. */
export const loopbackAddress = '127.0.0.1';

/** Something that answers at an address until it is stopped. */
export interface Listening {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Listens on the loopback address. Port 0 takes a free one. */
export async function listen(server: Server, port: number): Promise<Listening> {
  server.listen(port, loopbackAddress);
  await once(server, 'listening');
  return { endpoint: endpointOf(server), stop: () => closeServer(server) };
}

/** The address of a server that listens on the loopback. */
export function endpointOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port');
  }
  return `http://${loopbackAddress}:${address.port}`;
}

/** Stops listening and drops the connections that are open. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
