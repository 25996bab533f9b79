import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtExpiredError } from 'aws-jwt-verify/error';
import type { Jwks } from 'aws-jwt-verify/jwk';
import type { JwtPayload } from 'aws-jwt-verify/jwt-model';
import type { Route, TokenRule } from '../deployment/routes.ts';
import { GatewayRefusal, refusals } from './refusals.ts';

/** What a function is told of the token that let a request in. */
export interface Authorization {
  readonly jwt: { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] };
}

/**
 * Lets a request in, or refuses it.
 * @throws GatewayRefusal 401 without a token that holds, 403 when it lacks the scope
 */
export type Authorize = (route: Route, header: string | undefined) => Promise<Authorization | undefined>;

/** Fetches the public keys of an issuer. */
export type FetchKeys = (issuer: string) => Promise<Jwks>;

type Verifier = ReturnType<typeof createVerifier>;

/**
 * Checks tokens as API Gateway's JWT authorizer does: signature, issuer, client, times and scope
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html).
 */
export function createAuthorizer(fetchKeys: FetchKeys): Authorize {
  const verifiers = new Map<string, Promise<Verifier>>();
  const verifierOf = (issuer: string): Promise<Verifier> => {
    const verifier = verifiers.get(issuer) ?? openVerifier(issuer, fetchKeys);
    verifiers.set(issuer, verifier);
    return verifier;
  };
  return async ({ token: rule }, header) => {
    if (rule === undefined) {
      return undefined;
    }
    const token = bearerToken(header);
    const payload = await verify(await verifierOf(rule.issuer), token);
    checkAudience(payload, rule);
    return { jwt: { claims: claimsAsText(payload), scopes: checkScopes(payload, rule) } };
  };
}

function createVerifier(issuer: string) {
  // The client is checked apart: API Gateway takes it from `aud` or, as in Cognito's access tokens, from `client_id`.
  return JwtVerifier.create({ issuer, audience: null, jwksUri: `${issuer}/.well-known/jwks.json` });
}

async function openVerifier(issuer: string, fetchKeys: FetchKeys): Promise<Verifier> {
  const verifier = createVerifier(issuer);
  verifier.cacheJwks(await fetchKeys(issuer));
  return verifier;
}

function bearerToken(header: string | undefined): string {
  const token = /^(?:Bearer\s+)?(\S+)$/i.exec(header?.trim() ?? '')?.[1];
  if (token === undefined) {
    throw new GatewayRefusal(refusals.unauthorized());
  }
  return token;
}

async function verify(verifier: Verifier, token: string): Promise<JwtPayload> {
  try {
    return await verifier.verify(token);
  } catch (error) {
    if (error instanceof FetchError) {
      throw error;
    }
    const reason = error instanceof JwtExpiredError ? 'the token has expired' : 'the token is not valid';
    throw new GatewayRefusal(refusals.unauthorized(reason));
  }
}

function checkAudience({ aud, client_id: clientId }: JwtPayload, { audience }: TokenRule): void {
  const madeFor = [aud ?? clientId].flat();
  if (!madeFor.some((each) => typeof each === 'string' && audience.includes(each))) {
    throw new GatewayRefusal(refusals.unauthorized('the token does not have a valid audience'));
  }
}

function checkScopes({ scope }: JwtPayload, { scopes }: TokenRule): readonly string[] {
  const granted = typeof scope === 'string' ? scope.split(' ') : [];
  if (scopes.length > 0 && !scopes.some((each) => granted.includes(each))) {
    throw new GatewayRefusal(refusals.forbidden(scopes));
  }
  return granted;
}

/** Every claim is handed over as text, and a list as `[a b]`. */
function claimsAsText(payload: JwtPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, claim]) => [
      name,
      Array.isArray(claim) ? `[${claim.join(' ')}]` : String(claim),
    ]),
  );
}
