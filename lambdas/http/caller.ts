import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { residentIdOf } from '../domain/residents/resident-id.ts';
import type { Caller } from '../use-cases/use-case.ts';

/**
 * The claims of an access token as API Gateway's JWT authorizer passes them on: groups come as the text `[a b]`. Cognito's `sub` has
 * the form of a UUID but not always its version and variant.
 */
const authorized = z.object({
  authorizer: z.object({
    jwt: z.object({
      claims: z.object({ sub: z.guid(), 'cognito:groups': z.optional(z.union([z.string(), z.array(z.string())])) }),
    }),
  }),
});

const operatorsGroup = 'operators';

/** Who calls, from the token that API Gateway has already checked. */
export function callerOf(event: APIGatewayProxyEventV2): Caller {
  const { claims } = z.parse(authorized, event.requestContext).authorizer.jwt;
  return {
    residentId: residentIdOf(claims.sub),
    operator: groupsOf(claims['cognito:groups']).includes(operatorsGroup),
    accessToken: (event.headers.authorization ?? '').replace(/^Bearer\s+/i, ''),
  };
}

function groupsOf(claim: string | string[] | undefined): readonly string[] {
  return typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : (claim ?? []);
}
