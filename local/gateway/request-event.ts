import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Route } from '../deployment/routes.ts';
import { localAccountId } from '../sns/arns.ts';
import type { Authorization } from './authorizer.ts';
import { GatewayRefusal, refusals } from './refusals.ts';

/** A request that found its route. */
export interface RoutedRequest {
  readonly apiId: string;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly authorization: Authorization | undefined;
  readonly body: Buffer;
}

/** The event of payload format 2.0: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function requestEvent(routed: RoutedRequest): APIGatewayProxyEventV2 {
  const { request, url, route, pathParameters } = routed;
  const headers = joinedHeaders(request);
  const query = queryOf(url);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(headers.cookie === undefined ? {} : { cookies: headers.cookie.split('; ') }),
    headers: withoutCookie(headers),
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    requestContext: requestContext(routed),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters: { ...pathParameters } }),
    ...bodyOf(routed.body, headers),
  };
}

type RequestContext = APIGatewayProxyEventV2['requestContext'];

/** The context of a request that a token let in has that token's claims. */
function requestContext({ apiId, request, url, route, authorization }: RoutedRequest): RequestContext {
  const now = new Date();
  return {
    accountId: localAccountId,
    apiId,
    ...(authorization === undefined ? {} : { authorizer: authorization }),
    domainName: request.headers.host ?? '',
    domainPrefix: apiId,
    http: {
      method: request.method ?? 'GET',
      path: url.pathname,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: route.routeKey,
    stage: '$default',
    time: accessLogTime(now),
    timeEpoch: now.getTime(),
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2020:19:03:58 +0000` */
function accessLogTime(now: Date): string {
  const [date = '', time = ''] = now.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
}

/** Names in lower case; what is sent several times is joined by commas. */
function joinedHeaders({ headersDistinct }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(',')]));
}

function withoutCookie({ cookie, ...others }: Record<string, string>): Record<string, string> {
  return others;
}

function queryOf({ searchParams }: URL): Record<string, string> {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(',')]),
  );
}

/** The types whose bodies are handed over as text; any other is encoded. */
const textTypes = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/i;

function bodyOf(body: Buffer, headers: Record<string, string>) {
  if (body.length === 0) {
    return { isBase64Encoded: false };
  }
  const isText = textTypes.test(headers['content-type'] ?? 'text/plain') && headers['content-encoding'] === undefined;
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

const largestBodyBytes = 10 * 1024 * 1024;

/** @throws GatewayRefusal 413 over 10 MB */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > largestBodyBytes) {
      throw new GatewayRefusal(refusals.payloadTooLarge);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
