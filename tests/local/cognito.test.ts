import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { JwtVerifier } from 'aws-jwt-verify';
import { startCognito } from '../../local/engines/cognito/cognito.ts';
import { type Inbox, openInbox } from '../../local/inbox/inbox.ts';
import type { Listening } from '../../local/listen.ts';
import { inMemory } from '../../local/sqlite.ts';

const EMAIL = 'anne@example.org';
const sameEmail = 'Anne@Example.org';
const PASSWORD = 'Correct-horse-7';

let folder: string;
let inbox: Inbox;
let cognito: Listening;
let client: CognitoIdentityProviderClient;
let invoked: { functionName: string; event: unknown }[];
let UserPoolId: string;
let ClientId: string;
let functionFails: boolean;

const start = async (): Promise<void> => {
  cognito = await startCognito({
    path: join(folder, 'cognito.db'),
    inbox,
    triggers: { PostConfirmation: 'post-confirmation' },
    invoke: async (functionName, event) => {
      invoked.push({ functionName, event });
      if (functionFails) {
        throw new Error('no table');
      }
      return event;
    },
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new CognitoIdentityProviderClient({ endpoint: cognito.endpoint, region: 'eu-west-3', credentials });
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cognito-'));
  inbox = openInbox(inMemory);
  invoked = [];
  functionFails = false;
  await start();
  const pool = new CreateUserPoolCommand({
    PoolName: 'residents',
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AutoVerifiedAttributes: ['email'],
    Policies: { PasswordPolicy: { MinimumLength: 12 } },
    VerificationMessageTemplate: { EmailSubject: 'Votre code Vigie', EmailMessage: 'Code : {####}' },
  });
  UserPoolId = (await client.send(pool)).UserPool?.Id ?? '';
  const app = new CreateUserPoolClientCommand({
    UserPoolId,
    ClientName: 'app',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  });
  ClientId = (await client.send(app)).UserPoolClient?.ClientId ?? '';
});

afterEach(async () => {
  client.destroy();
  await cognito.stop();
  inbox.close();
  rmSync(folder, { recursive: true });
});

const signUp = (Password = PASSWORD, Username = EMAIL) =>
  client.send(new SignUpCommand({ ClientId, Username, Password }));
const codeSent = () => /\d{6}/.exec(inbox.latest(1)[0]?.body ?? '')?.[0] ?? '';
const confirm = (ConfirmationCode: string) =>
  client.send(new ConfirmSignUpCommand({ ClientId, Username: EMAIL, ConfirmationCode }));
const signIn = (PASSWORD_: string, USERNAME = EMAIL) =>
  client.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: PASSWORD_ },
    }),
  );
const notAuthorized = { name: 'NotAuthorizedException' };

describe('a resident who signs up', () => {
  test('finds the code in the inbox, worded as the pool says', async () => {
    await signUp();
    expect(inbox.latest(1)).toMatchObject([
      { channel: 'code', to: EMAIL, subject: 'Votre code Vigie', body: `Code : ${codeSent()}` },
    ]);
  });

  test('is verified once confirmed, and the post-confirmation function is told', async () => {
    const { UserSub } = await signUp();
    await confirm(codeSent());
    expect(invoked).toMatchObject([
      {
        functionName: 'post-confirmation',
        event: {
          triggerSource: 'PostConfirmation_ConfirmSignUp',
          userPoolId: UserPoolId,
          request: { userAttributes: { email: EMAIL, email_verified: 'true', sub: UserSub } },
        },
      },
    ]);
    const { AuthenticationResult } = await signIn(PASSWORD);
    const { UserAttributes } = await client.send(
      new GetUserCommand({ AccessToken: AuthenticationResult?.AccessToken }),
    );
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  test('receives tokens that the verifier of the gateway accepts', async () => {
    await signUp();
    await confirm(codeSent());
    const { AuthenticationResult } = await signIn(PASSWORD);
    const issuer = `${cognito.endpoint}/${UserPoolId}`;
    const verifier = JwtVerifier.create({ issuer, audience: null });
    const keys = await fetch(`${issuer}/.well-known/jwks.json`);
    verifier.cacheJwks(JSON.parse(await keys.text()));
    const claims = await verifier.verify(AuthenticationResult?.AccessToken ?? '');
    expect(claims).toMatchObject({ client_id: ClientId, token_use: 'access', scope: 'aws.cognito.signin.user.admin' });
  });

  test('is confirmed even when the post-confirmation function fails', async () => {
    functionFails = true;
    await signUp();
    await confirm(codeSent());
    expect((await signIn(PASSWORD)).AuthenticationResult?.AccessToken).toBeDefined();
  });

  test('is not confirmed by a wrong code', async () => {
    await signUp();
    await expect(confirm('no')).rejects.toMatchObject({ name: 'CodeMismatchException' });
    expect(invoked).toEqual([]);
  });

  test('can ask for another code, which replaces the first', async () => {
    await signUp();
    await client.send(new ResendConfirmationCodeCommand({ ClientId, Username: EMAIL }));
    expect(inbox.since()).toHaveLength(2);
    await confirm(codeSent());
    expect(invoked).toHaveLength(1);
  });

  test('has one account, however the address is capitalised', async () => {
    await signUp(PASSWORD, sameEmail);
    await confirm(codeSent());
    expect((await signIn(PASSWORD, EMAIL)).AuthenticationResult?.AccessToken).toBeDefined();
    expect((await signIn(PASSWORD, sameEmail)).AuthenticationResult?.AccessToken).toBeDefined();
    await expect(signUp(PASSWORD, 'ANNE@example.org')).rejects.toMatchObject({ name: 'UsernameExistsException' });
  });

  test('signs in with a new address however it is capitalised', async () => {
    await signUp();
    await confirm(codeSent());
    const { AuthenticationResult } = await signIn(PASSWORD);
    const changed = { Name: 'email', Value: 'Anne.Martin@Example.org' };
    const change = { AccessToken: AuthenticationResult?.AccessToken, UserAttributes: [changed] };
    await client.send(new UpdateUserAttributesCommand(change));
    expect((await signIn(PASSWORD, 'anne.martin@example.org')).AuthenticationResult?.AccessToken).toBeDefined();
  });

  test('must choose a password that the policy allows', async () => {
    await expect(signUp('Short-7')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  });

  test('is told the same of a wrong password and of an unknown name', async () => {
    await expect(signIn(PASSWORD)).rejects.toMatchObject({
      ...notAuthorized,
      message: 'Incorrect username or password.',
    });
    await signUp();
    await confirm(codeSent());
    await expect(signIn('Another-horse-7')).rejects.toMatchObject({
      ...notAuthorized,
      message: 'Incorrect username or password.',
    });
  });

  test('does not sign in once disabled', async () => {
    await signUp();
    await confirm(codeSent());
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username: EMAIL }));
    await expect(signIn(PASSWORD)).rejects.toMatchObject(notAuthorized);
  });

  test('is still there after a restart', async () => {
    await signUp();
    await confirm(codeSent());
    await cognito.stop();
    await start();
    expect((await signIn(PASSWORD)).AuthenticationResult?.AccessToken).toBeDefined();
  });
});

describe('an invited officer', () => {
  const invite = (MessageAction?: 'RESEND', Username = EMAIL) =>
    client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: Username },
          { Name: 'email_verified', Value: 'true' },
        ],
        ...(MessageAction === undefined ? {} : { MessageAction }),
      }),
    );
  const passwordSent = () => inbox.latest(1)[0]?.body.split('temporary password is ')[1] ?? '';

  test('receives a temporary password that must be changed', async () => {
    await invite();
    expect(inbox.latest(1)).toMatchObject([{ channel: 'code', to: EMAIL }]);
    const { ChallengeName, Session } = await signIn(passwordSent());
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const answer = (NEW_PASSWORD: string) =>
      client.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session,
          ChallengeResponses: { USERNAME: EMAIL, NEW_PASSWORD },
        }),
      );
    await expect(answer('short')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    expect((await answer(PASSWORD)).AuthenticationResult?.AccessToken).toBeDefined();
  });

  test('does not sign in with another password', async () => {
    await invite();
    await expect(signIn('Guessed-horse-7')).rejects.toMatchObject(notAuthorized);
  });

  test('can be invited again, with a new password', async () => {
    await invite();
    const first = passwordSent();
    await invite('RESEND');
    expect(passwordSent()).not.toBe(first);
    await expect(signIn(first)).rejects.toMatchObject(notAuthorized);
    expect((await signIn(passwordSent())).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });

  test('is not invited a second time under the same address with other capitals', async () => {
    await invite(undefined, sameEmail);
    await expect(invite()).rejects.toMatchObject({ name: 'UsernameExistsException' });
    expect((await signIn(passwordSent())).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });
});

test('a pool that is case sensitive tells capitals apart', async () => {
  const pool = new CreateUserPoolCommand({ PoolName: 'exact', UsernameAttributes: ['email'] });
  const invite = async (UserPoolId: string | undefined, Username: string) =>
    client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
  const { UserPool } = await client.send(pool);
  await invite(UserPool?.Id, EMAIL);
  const { User } = await invite(UserPool?.Id, sameEmail);
  expect(User?.Attributes).toContainEqual({ Name: 'email', Value: sameEmail });
});
