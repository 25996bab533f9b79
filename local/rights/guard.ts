import {
  Agent,
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { platformAccessKeyId } from '../clients.ts';
import { type Listening, listen } from '../listen.ts';
import type { LocalConfig } from '../local-config.ts';
import { errorName, type Log } from '../log.ts';
import { signedByPlatform } from './caller.ts';
import type { Call } from './calls/call.ts';
import type { Judge } from './judge.ts';

export interface GuardOptions {
  readonly endpoints: LocalConfig['endpoints'];
  readonly judge: Judge;
  readonly log: Log;
}

/** Stands before the engines, and lets through what functions have a right to. */
export async function startGuard({ endpoints, judge, log }: GuardOptions): Promise<Listening> {
  const agent = new Agent({ keepAlive: true });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const judgement = judge(request.headers, callOf(request, body));
    if ('engine' in judgement) return pass(request, body, response, { agent, engine: endpoints[judgement.engine] });
    const { statusCode, headers, body: why } = judgement.refusal;
    response.writeHead(statusCode, headers).end(why);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log('rights.call-failed', { error: errorName(error) });
      response.destroy();
    });
  });
  const { endpoint, stop } = await listen(server, 0);
  return { endpoint, stop: () => stop().finally(() => agent.destroy()) };
}

function callOf({ method = '', url = '', headers }: IncomingMessage, body: Buffer): Call {
  const target = String(headers['x-amz-target'] ?? '');
  return { route: `${method} ${url}`, operation: target.slice(target.lastIndexOf('.') + 1), body: body.toString() };
}

async function pass(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  { agent, engine }: { readonly agent: Agent; readonly engine: string },
): Promise<void> {
  const { host: _guard, connection: _ours, authorization, ...others } = headers;
  const signed = authorization && { authorization: signedByPlatform(authorization, platformAccessKeyId) };
  const asked = { method, agent, headers: { ...others, ...signed } };
  const answer = await answerOf(() => send(`${engine}${url}`, asked), body);
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  await pipeline(answer, response);
}

/**
 * Asks again where a kept connection had been closed meanwhile: functions would hear of that themselves, were there no guard between.
 * https://nodejs.org/api/http.html#requestreusedsocket
 */
async function answerOf(ask: () => ClientRequest, body: Buffer): Promise<IncomingMessage> {
  for (;;) {
    const asked = ask();
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    asked.on('response', resolve).on('error', reject).end(body);
    try {
      return await promise;
    } catch (error) {
      if (!asked.reusedSocket || !wasClosed(error)) throw error;
    }
  }
}

const wasClosed = (error: unknown): boolean =>
  ['ECONNRESET', 'EPIPE'].includes(String((error as NodeJS.ErrnoException).code));
