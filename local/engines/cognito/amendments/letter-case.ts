import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { Services } from 'cognito-local/lib/services/index.js';
import * as z from 'zod';
import type { Amendment } from './amendment.ts';

type Context = Parameters<Services['cognito']['getUserPool']>[0];

const lowerCase = z.string().toLowerCase();
const named = z.looseObject({ USERNAME: lowerCase.optional() });
const emailAttribute = z.looseObject({ Name: z.literal('email'), Value: lowerCase });

/** A request whose names of people are read in lower case. It says its pool in one of three ways, or in none. */
const namesLowered = z.looseObject({
  UserPoolId: z.string().optional(),
  ClientId: z.string().optional(),
  AccessToken: z.string().optional(),
  Username: lowerCase.optional(),
  AuthParameters: named.optional(),
  ChallengeResponses: named.optional(),
  UserAttributes: z.array(z.union([emailAttribute, z.looseObject({})])).optional(),
});

type NamesLowered = z.infer<typeof namesLowered>;

/**
 * The engine takes `Anne@example.org` and `anne@example.org` for two people, whatever the pool says. Cognito keeps an address
 * as it was typed and compares it without its case; here a pool that is not case sensitive keeps it in lower case.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UsernameConfigurationType.html
 */
export const letterCaseIgnored: Amendment = (services, engine) => async (ctx, request) => {
  const lowered = namesLowered.safeParse(request);
  return engine(ctx, lowered.success && (await ignoresCase(services, ctx, lowered.data)) ? lowered.data : request);
};

async function ignoresCase({ cognito }: Services, ctx: Context, request: NamesLowered): Promise<boolean> {
  const { UserPoolId, AccessToken, ClientId = clientOf(AccessToken) } = request;
  if (UserPoolId === undefined && ClientId === undefined) return false;
  const pool = await (UserPoolId === undefined
    ? cognito.getUserPoolForClientId(ctx, ClientId ?? '')
    : cognito.getUserPool(ctx, UserPoolId));
  return pool.options.UsernameConfiguration?.CaseSensitive === false;
}

/** The engine refuses a token that cannot be read, in its own words. */
function clientOf(accessToken: string | undefined): string | undefined {
  try {
    const { client_id: clientId } = decomposeUnverifiedJwt(accessToken).payload;
    return typeof clientId === 'string' ? clientId : undefined;
  } catch {
    return undefined;
  }
}
