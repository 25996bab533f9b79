import { describe, expect, test } from '@jest/globals';
import { operations } from '../../contract/index.ts';
import { type Operation, routeKey } from '../../contract/operation.ts';
import { routeClassOf } from '../../lib/api/route-classes.ts';
import { at, StageTemplates } from './stages.ts';

const templates = new StageTemplates('dev', {
  publicRequestsPerSecond: 11,
  readRequestsPerSecond: 22,
  writeRequestsPerSecond: 33,
});
const contract: readonly Operation[] = Object.values(operations);
const routes = new Map(
  templates.all('AWS::ApiGatewayV2::Route').map((route) => [at(route.properties, 'RouteKey'), route]),
);
const [stage] = templates.all('AWS::ApiGatewayV2::Stage');

describe('the routes', () => {
  test('are those of the contract, all of them and no other', () => {
    expect([...routes.keys()].sort()).toEqual(contract.map(routeKey).sort());
  });

  test.each(contract.map((operation) => [routeKey(operation), operation] as const))(
    '%s asks for a token and its scope, unless it is public',
    (key, { access }) => {
      const properties = routes.get(key)?.properties;
      expect(at(properties, 'AuthorizationType')).toBe(access === 'public' ? 'NONE' : 'JWT');
      expect(at(properties, 'AuthorizationScopes')).toEqual(
        access === 'public' ? undefined : ['aws.cognito.signin.user.admin'],
      );
      expect(at(properties, 'AuthorizerId') !== undefined).toBe(access === 'signed-in');
    },
  );

  test.each(contract.map((operation) => [routeKey(operation), operation] as const))(
    '%s goes to its group',
    (key, { group }) => {
      const target = JSON.stringify(at(routes.get(key)?.properties, 'Target'));
      const integrations = templates.all('AWS::ApiGatewayV2::Integration');
      const integration = integrations.find(({ logicalId }) => target.includes(`"${logicalId}"`));
      expect(at(integration?.properties, 'PayloadFormatVersion')).toBe('2.0');
      expect(JSON.stringify(at(integration?.properties, 'IntegrationUri'))).toContain(
        templates.functionNamed(group).logicalId,
      );
    },
  );

  test('share one authorizer, for the tokens of the app client', () => {
    const authorizers = templates.all('AWS::ApiGatewayV2::Authorizer');
    expect(authorizers).toHaveLength(1);
    expect(at(authorizers[0]?.properties, 'AuthorizerType')).toBe('JWT');
    expect(at(authorizers[0]?.properties, 'JwtConfiguration', 'Audience')).toHaveLength(1);
  });
});

describe('throttling', () => {
  test.each(contract.map((operation) => [routeKey(operation), operation] as const))(
    '%s has the rate of its class',
    (key, operation) => {
      const rate = { public: 11, read: 22, write: 33 }[routeClassOf(operation)];
      const settings = at(stage?.properties, 'RouteSettings', key);
      expect(settings).toMatchObject({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: rate * 2 });
    },
  );

  test('waits for the routes, which API Gateway must know first', () => {
    expect(stage?.dependsOn).toEqual(expect.arrayContaining([...routes.values()].map(({ logicalId }) => logicalId)));
  });

  test.each([
    ['GET', 'public', 'public'],
    ['POST', 'public', 'public'],
    ['GET', 'signed-in', 'read'],
    ['PUT', 'signed-in', 'write'],
    ['DELETE', 'signed-in', 'write'],
  ] as const)('counts a %s that is %s as %s', (method, access, expected) => {
    expect(routeClassOf({ method, access })).toBe(expected);
  });
});

test('the access log is JSON, and tells neither who called nor with which token', () => {
  const format = String(at(stage?.properties, 'AccessLogSettings', 'Format'));
  expect(Object.keys(JSON.parse(format))).toEqual(
    expect.arrayContaining(['requestId', 'routeKey', 'status', 'latencyMs']),
  );
  expect(format).not.toMatch(/sourceIp|\.path|userAgent|claims|querystring/i);
});

describe('CORS', () => {
  const corsOf = (overrides: object) => {
    const [api] = new StageTemplates('prod', overrides).all('AWS::ApiGatewayV2::Api');
    return at(api?.properties, 'CorsConfiguration');
  };

  test('is off outside dev until an origin is allowed', () => expect(corsOf({})).toBeUndefined());

  test('lets the allowed origins send and read what the contract needs', () => {
    expect(corsOf({ corsOrigins: 'https://vigie.fr,https://app.vigie.fr' })).toMatchObject({
      AllowOrigins: ['https://vigie.fr', 'https://app.vigie.fr'],
      AllowHeaders: [
        'authorization',
        'content-type',
        'idempotency-key',
        'accept-language',
        'if-none-match',
        'if-modified-since',
      ],
      ExposeHeaders: ['location', 'retry-after', 'etag', 'last-modified'],
    });
  });
});
