import { createServer, type RequestListener } from 'node:http';
import { type Listening, listen } from '../listen.ts';
import { refusals } from './refusals.ts';

/** The address that clients call: it is known from the first moment, and unavailable until it is opened. */
export interface Door extends Listening {
  open(listener: RequestListener): void;
}

/** Listens at the port of clients, or at a free one when it is 0. @throws when another program listens there */
export async function standAtDoor(port: number): Promise<Door> {
  const { statusCode, headers, body } = refusals.serviceUnavailable;
  let answer: RequestListener = (request, response) => {
    request.resume();
    response.writeHead(statusCode, { ...headers, 'retry-after': '1' }).end(body);
  };
  const listening = await listen(
    createServer((request, response) => answer(request, response)),
    port,
  );
  return {
    ...listening,
    open: (listener) => {
      answer = listener;
    },
  };
}
