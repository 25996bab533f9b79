import type { IncomingMessage } from 'node:http';

/** What is asked for; an odd target, such as the `*` of `OPTIONS *`, asks for what is not there. */
export function urlOf({ url = '' }: IncomingMessage): URL {
  return new URL(url.startsWith('/') ? `http://gateway${url}` : 'http://gateway/-');
}
