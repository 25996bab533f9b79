import {
  type AuthenticationResultType,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Language } from '../../contract/fields.ts';
import type { LocalConfig } from '../local-config.ts';

/** How someone signs in. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What signing in gives. The API takes the access token alone. */
export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
}

type Place = Pick<LocalConfig, 'cognitoEndpoint' | 'clientId' | 'region'>;

const clients = new Map<string, CognitoIdentityProviderClient>();

/** What anyone may ask of Cognito needs no credentials; the client wants some all the same. */
function cognitoOf({ cognitoEndpoint: endpoint, region }: Place): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  const client = clients.get(endpoint) ?? new CognitoIdentityProviderClient({ endpoint, region, credentials });
  clients.set(endpoint, client);
  return client;
}

/** Signs up; a code leaves for the address. */
export async function register(
  place: Place,
  { email, password, name, language = 'fr' }: Credentials & { readonly name: string; readonly language?: Language },
): Promise<void> {
  await cognitoOf(place).send(
    new SignUpCommand({
      ClientId: place.clientId,
      Username: email,
      Password: password,
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'name', Value: name },
        { Name: 'locale', Value: language },
      ],
    }),
  );
}

/** Gives the code back: the account is confirmed, and its profile is made. */
export async function confirm(place: Place, email: string, code: string): Promise<void> {
  await cognitoOf(place).send(
    new ConfirmSignUpCommand({ ClientId: place.clientId, Username: email, ConfirmationCode: code }),
  );
}

/** @throws NotAuthorizedException when the password is wrong, or a temporary one */
export async function signInWith(place: Place, credentials: Credentials): Promise<Tokens> {
  const { AuthenticationResult } = await cognitoOf(place).send(passwordSignIn(place, credentials));
  return tokensOf(AuthenticationResult);
}

/** Replaces a temporary password, which opens nothing by itself, and signs in. */
export async function setFirstPassword(
  place: Place,
  { email, temporaryPassword, password }: Credentials & { readonly temporaryPassword: string },
): Promise<string> {
  const cognito = cognitoOf(place);
  const { Session } = await cognito.send(passwordSignIn(place, { email, password: temporaryPassword }));
  const { AuthenticationResult } = await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: place.clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: email, NEW_PASSWORD: password },
    }),
  );
  return tokensOf(AuthenticationResult).accessToken;
}

function passwordSignIn({ clientId }: Place, { email, password }: Credentials): InitiateAuthCommand {
  return new InitiateAuthCommand({
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD: password },
  });
}

function tokensOf(result: AuthenticationResultType | undefined): Tokens {
  const { AccessToken: accessToken, IdToken: idToken } = result ?? {};
  if (accessToken === undefined || idToken === undefined) {
    throw new Error('Signing in gave no tokens: the account may have a password to change first');
  }
  return { accessToken, idToken };
}
