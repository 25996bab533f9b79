import type { GatewayAnswer } from './refusals.ts';

/** What a page for programs answers. */
export function json(value: unknown, statusCode = 200): GatewayAnswer {
  return {
    statusCode,
    // The web client is served from another port of this machine.
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'access-control-allow-origin': '*' },
    body: JSON.stringify(value),
  };
}
