import * as z from 'zod';
import { nameOf } from '../sns/arns.ts';
import { onlyOne, physicalName, type Template } from '../template/template.ts';

const routeProperties = z.object({
  /** `POST /v1/communities` */
  RouteKey: z.string().regex(/^[A-Z]+ \//),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
  Target: z.string().startsWith('integrations/'),
});

const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});

const authorizerProperties = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
});

const apiProperties = z.object({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: z
    .object({
      AllowOrigins: z.array(z.string()).default([]),
      AllowHeaders: z.array(z.string()).default([]),
      AllowMethods: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      MaxAge: z.number().default(0),
      AllowCredentials: z.boolean().default(false),
    })
    .optional(),
});

/** What a token must be to pass. */
export interface TokenRule {
  readonly issuer: string;
  /** The clients that tokens are made for. */
  readonly audience: readonly string[];
  /** One of them is needed, when there are any. */
  readonly scopes: readonly string[];
}

/** One route of the API. */
export interface Route {
  readonly routeKey: string;
  readonly functionName: string;
  /** @default anyone may call */
  readonly token?: TokenRule;
}

/** Which pages of other origins may call. */
export type CorsRule = NonNullable<z.infer<typeof apiProperties>['CorsConfiguration']>;

/** The API of the template. */
export interface ApiDescription {
  readonly apiId: string;
  readonly routes: readonly Route[];
  readonly cors?: CorsRule;
}

/** Reads the HTTP API of the template. */
export function readApi(template: Template): ApiDescription {
  const { resource, properties } = onlyOne(template.read('AWS::ApiGatewayV2::Api', apiProperties), 'HTTP API');
  const functionNames = readIntegrations(template);
  const authorizers = new Map(
    template
      .read('AWS::ApiGatewayV2::Authorizer', authorizerProperties)
      .map((authorizer) => [physicalName(authorizer.resource), authorizer.properties.JwtConfiguration]),
  );
  const routes = template.read('AWS::ApiGatewayV2::Route', routeProperties).map(({ properties: route }) => {
    const { RouteKey, AuthorizationType, AuthorizerId = '', AuthorizationScopes: scopes, Target } = route;
    const functionName = known(functionNames, Target.replace('integrations/', ''));
    if (AuthorizationType === 'NONE') {
      return { routeKey: RouteKey, functionName };
    }
    const { Issuer: issuer, Audience: audience } = known(authorizers, AuthorizerId);
    return { routeKey: RouteKey, functionName, token: { issuer, audience, scopes } };
  });
  const { CorsConfiguration: cors } = properties;
  return { apiId: physicalName(resource), routes, ...(cors === undefined ? {} : { cors }) };
}

/** The function of each integration. */
function readIntegrations(template: Template): ReadonlyMap<string, string> {
  const integrations = template.read('AWS::ApiGatewayV2::Integration', integrationProperties);
  return new Map(
    integrations.map(({ resource, properties }) => [physicalName(resource), nameOf(properties.IntegrationUri)]),
  );
}

function known<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (value === undefined) {
    throw new Error(`A route refers to ${name}, which the template does not have`);
  }
  return value;
}
