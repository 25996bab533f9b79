import { createServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ApiDescription } from '../../local/deployment/routes.ts';
import type { Authorize } from '../../local/gateway/authorizer.ts';
import { createGateway } from '../../local/gateway/gateway.ts';
import { GatewayRefusal, refusals } from '../../local/gateway/refusals.ts';
import { type Listening, listen } from '../../local/listen.ts';
import { silentLog } from '../../local/log.ts';
import { FunctionError } from '../../local/workers/function-error.ts';

const token = { issuer: 'https://accounts.example', audience: ['client'], scopes: ['app'] };

const api: ApiDescription = {
  apiId: 'api',
  routes: [
    { routeKey: 'GET /v1/health', functionName: 'reference' },
    { routeKey: 'PUT /v1/communities/{communityId}/members/{residentId}', functionName: 'members', token },
    { routeKey: 'PUT /v1/communities/{communityId}/members/me', functionName: 'members', token },
    { routeKey: 'GET /v1/communities/{communityId}', functionName: 'communities', token },
    { routeKey: 'POST /v1/communities', functionName: 'communities', token },
  ],
  cors: {
    AllowOrigins: ['https://vigie.example'],
    AllowHeaders: ['authorization', 'content-type'],
    AllowMethods: ['GET', 'PUT'],
    ExposeHeaders: ['location'],
    MaxAge: 600,
    AllowCredentials: false,
  },
};

interface SeenEvent {
  readonly routeKey: string;
  readonly [field: string]: unknown;
}

/** A bearer of `resident` passes, and of `identity` lacks the scope. */
const authorize: Authorize = async ({ token: rule }, header) => {
  if (rule === undefined) {
    return undefined;
  }
  if (header === 'Bearer identity') {
    throw new GatewayRefusal(refusals.forbidden(rule.scopes));
  }
  if (header !== 'Bearer resident') {
    throw new GatewayRefusal(refusals.unauthorized());
  }
  return { jwt: { claims: { sub: 'someone', 'cognito:groups': '[a b]' }, scopes: ['app'] } };
};

let gateway: Listening;
let invoked: { functionName: string; event: SeenEvent }[];
let respond: () => unknown;
let writes: number;

beforeAll(async () => {
  const listener = createGateway({
    api,
    authorize,
    invoke: async (functionName, event) => {
      invoked.push({ functionName, event: event as SeenEvent });
      return respond();
    },
    onWrite: () => {
      writes += 1;
    },
    log: silentLog,
  });
  gateway = await listen(createServer(listener), 0);
});

afterAll(() => gateway.stop());

beforeEach(() => {
  invoked = [];
  writes = 0;
  respond = () => ({ statusCode: 204 });
});

const asResident = { authorization: 'Bearer resident' };

const call = (path: string, init: RequestInit = {}) => fetch(`${gateway.endpoint}${path}`, init);

async function eventOf(path: string, init: RequestInit = {}): Promise<SeenEvent> {
  await call(path, init);
  const [seen] = invoked;
  if (seen === undefined) {
    throw new Error('No function was invoked');
  }
  return seen.event;
}

describe('the event', () => {
  test('is that of payload format 2.0', async () => {
    const event = await eventOf('/v1/communities/C1?a=1&a=2&b=%C3%A9', {
      headers: { ...asResident, 'X-Name': 'value' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /v1/communities/{communityId}',
      rawPath: '/v1/communities/C1',
      rawQueryString: 'a=1&a=2&b=%C3%A9',
      headers: { authorization: 'Bearer resident', 'x-name': 'value' },
      queryStringParameters: { a: '1,2', b: 'é' },
      pathParameters: { communityId: 'C1' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'api',
        authorizer: { jwt: { claims: { sub: 'someone', 'cognito:groups': '[a b]' }, scopes: ['app'] } },
        http: { method: 'GET', path: '/v1/communities/C1', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        routeKey: 'GET /v1/communities/{communityId}',
        stage: '$default',
      },
      isBase64Encoded: false,
    });
    expect(event).not.toHaveProperty('body');
  });

  test('of a public route has no authorizer, and no parameters it was not given', async () => {
    const event = await eventOf('/v1/health');
    expect(event).not.toHaveProperty('queryStringParameters');
    expect(event).not.toHaveProperty('pathParameters');
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  test.each([
    ['application/json', '{"é":1}', false],
    ['text/plain', 'é', false],
    ['application/x-www-form-urlencoded', 'a=b', true],
    ['application/octet-stream', 'é', true],
  ])('has a body of %s as API Gateway hands it over', async (type, body, isBase64Encoded) => {
    const event = await eventOf('/v1/communities', {
      method: 'POST',
      headers: { ...asResident, 'content-type': type },
      body,
    });
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(String(event.body), isBase64Encoded ? 'base64' : 'utf8').toString()).toBe(body);
  });
});

describe('a route', () => {
  test('that is written out wins over one with a parameter', async () => {
    const event = await eventOf('/v1/communities/C1/members/me', { method: 'PUT', headers: asResident });
    expect(event.routeKey).toBe('PUT /v1/communities/{communityId}/members/me');
  });

  test.each(['/', '/v1', '/v1/health/', '/v1/communities/', '//', '/v1/communities/a/b', '/V1/health'])(
    'that is not there is not found: %s',
    async (path) => {
      const response = await call(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ message: 'Not Found' });
    },
  );

  test('of another method is not found', async () => {
    expect((await call('/v1/health', { method: 'POST' })).status).toBe(404);
  });

  test('is not found in a target that is no path', async () => {
    const socket = connect(Number(new URL(gateway.endpoint).port), '127.0.0.1');
    socket.end('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1.1 404/);
  });
});

describe('a caller', () => {
  test('without a token is told to bring one', async () => {
    const response = await call('/v1/communities/C1');
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(invoked).toEqual([]);
  });

  test('whose token lacks the scope is told which', async () => {
    const response = await call('/v1/communities/C1', { headers: { authorization: 'Bearer identity' } });
    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toContain('scope="app"');
    expect(await response.json()).toEqual({ message: 'Forbidden' });
  });

  test('who sends over 10 MB is told so, and no function sees it', async () => {
    const response = await call('/v1/communities', {
      method: 'POST',
      headers: asResident,
      body: Buffer.alloc(10 * 1024 * 1024 + 1),
    });
    expect(response.status).toBe(413);
    expect(invoked).toEqual([]);
  });
});

describe('an answer', () => {
  test('has the status, the headers and the body of the function', async () => {
    respond = () => ({
      statusCode: 201,
      headers: { Location: '/v1/x', 'content-type': 'application/json' },
      body: '{}',
    });
    const response = await call('/v1/health');
    expect([response.status, response.headers.get('location'), await response.text()]).toEqual([201, '/v1/x', '{}']);
  });

  test('that is encoded is sent as its bytes', async () => {
    respond = () => ({ statusCode: 200, body: Buffer.from('é').toString('base64'), isBase64Encoded: true });
    expect(await (await call('/v1/health')).text()).toBe('é');
  });

  test('without a status is a body of JSON', async () => {
    respond = () => ({ fine: true });
    const response = await call('/v1/health');
    expect([response.status, await response.json()]).toEqual([200, { fine: true }]);
  });

  test.each<[string, () => unknown]>([
    ['that fails', () => Promise.reject(new FunctionError('reference', 'Error', 'secret'))],
    ['whose status is no number', () => ({ statusCode: 'none' })],
    ['whose body is no text', () => ({ statusCode: 200, body: { secret: 1 } })],
  ])('of a function %s is a bare 500', async (_what, answer) => {
    respond = answer;
    const response = await call('/v1/health');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: 'Internal Server Error' });
  });

  test('to a write lets the streams be looked at, and to a read does not', async () => {
    await call('/v1/health');
    expect(writes).toBe(0);
    await call('/v1/communities', { method: 'POST', headers: asResident, body: '{}' });
    expect(writes).toBe(1);
  });
});

describe('a page of another origin', () => {
  const preflight = (origin: string) =>
    call('/v1/communities', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' },
    });

  test.each(['https://vigie.example', 'http://localhost:5173', 'http://127.0.0.1:3000'])(
    'may call from %s',
    async (origin) => {
      const response = await preflight(origin);
      expect(response.status).toBe(204);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET,PUT',
        'access-control-allow-headers': 'authorization,content-type',
        'access-control-max-age': '600',
      });
    },
  );

  test.each(['https://elsewhere.example', 'http://localhost.elsewhere.example', 'null'])(
    'may not from %s',
    async (origin) => {
      const response = await preflight(origin);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('access-control-allow-methods')).toBeNull();
    },
  );

  test('sees the headers that it may, even of a refusal', async () => {
    const response = await call('/v1/communities/C1', { headers: { origin: 'https://vigie.example' } });
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://vigie.example');
    expect(response.headers.get('access-control-expose-headers')).toBe('location');
  });
});
