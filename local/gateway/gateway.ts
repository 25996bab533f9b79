import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { ApiDescription, Route } from '../deployment/routes.ts';
import { errorName, type Log } from '../log.ts';
import { FunctionError } from '../workers/function-error.ts';
import type { Authorize } from './authorizer.ts';
import { corsHeaders, isPreflight, preflightHeaders } from './cors.ts';
import { type GatewayAnswer, GatewayRefusal, refusals } from './refusals.ts';
import { readBody, requestEvent } from './request-event.ts';
import { urlOf } from './request-url.ts';
import { answerOf } from './response.ts';
import { createRouter, type Router } from './router.ts';

/** What the gateway needs. */
export interface GatewayOptions {
  readonly api: ApiDescription;
  readonly authorize: Authorize;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  /** Called when a function that may have written has answered. */
  readonly onWrite: () => void;
  readonly log: Log;
}

/** How long API Gateway waits for a function (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html). */
const integrationTimeoutMs = 30_000;

/** Answers as API Gateway's HTTP API does: routes, tokens, events and answers of payload format 2.0. */
export function createGateway(options: GatewayOptions): RequestListener {
  const router = createRouter(options.api.routes);
  return (request, response) => {
    answer(options, router, request)
      .then((given) => send(response, given, corsHeaders(options.api.cors, request)))
      .catch((error: unknown) => {
        options.log('gateway.answer-not-sent', { error: errorName(error) });
        response.destroy();
      });
  };
}

async function answer(options: GatewayOptions, router: Router, request: IncomingMessage): Promise<GatewayAnswer> {
  try {
    if (isPreflight(options.api.cors, request)) {
      request.resume();
      return { statusCode: 204, headers: preflightHeaders(options.api.cors, request), body: '' };
    }
    return await callFunction(options, router, request);
  } catch (error) {
    request.resume();
    return refusalOf(error, options.log);
  }
}

async function callFunction(
  { api, authorize, invoke, onWrite }: GatewayOptions,
  router: Router,
  request: IncomingMessage,
): Promise<GatewayAnswer> {
  const url = urlOf(request);
  const { route, pathParameters } = router.find(request.method ?? 'GET', url.pathname) ?? notFound();
  const authorization = await authorize(route, request.headers.authorization);
  const body = await readBody(request);
  const event = requestEvent({ apiId: api.apiId, request, url, route, pathParameters, authorization, body });
  const result = await withinTimeout(invoke(route.functionName, event));
  if (mayWrite(route)) {
    onWrite();
  }
  return answerOf(result);
}

function notFound(): never {
  throw new GatewayRefusal(refusals.notFound);
}

const mayWrite = ({ routeKey }: Route): boolean => !routeKey.startsWith('GET ');

async function withinTimeout<Result>(result: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new GatewayRefusal(refusals.serviceUnavailable)), integrationTimeoutMs);
  return Promise.race([result, promise]).finally(() => clearTimeout(timer));
}

function refusalOf(error: unknown, log: Log): GatewayAnswer {
  if (error instanceof GatewayRefusal) {
    return error.answer;
  }
  if (error instanceof FunctionError) {
    log('gateway.function-failed', { functionName: error.functionName, error: error.errorType });
  } else {
    log('gateway.failed', { error: errorName(error) });
  }
  return refusals.internalServerError;
}

function send(
  response: ServerResponse,
  { statusCode, headers, body }: GatewayAnswer,
  cors: Record<string, string>,
): void {
  const isBare = bareStatuses.has(statusCode);
  response.writeHead(statusCode, { ...headers, ...cors, ...(isBare ? {} : lengthOf(body)) });
  response.end(isBare ? undefined : body);
}

/** Answers that have no body (RFC 9110). */
const bareStatuses: ReadonlySet<number> = new Set([204, 304]);

const lengthOf = (body: string | Buffer) => ({ 'content-length': Buffer.byteLength(body) });
