import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from '@jest/globals';
import { cognitoInvitations } from '../../../lambdas/accounts/cognito-invitations.ts';
import { residentIdOf } from '../../../lambdas/domain/residents/resident-id.ts';

const person = { email: 'agent@mairie.example', name: 'Dominique Agent', language: 'fr' } as const;
const subjects = { first: '11111111-1111-4111-8111-111111111111', second: '22222222-2222-4222-8222-222222222222' };

/** Cognito as far as invitations need it; `status` is that of the account there is at the start. */
function aPool({ status, resendFails = false }: { status?: string; resendFails?: boolean } = {}) {
  const calls: { command: string; input: object }[] = [];
  let account = status === undefined ? undefined : { status, subject: subjects.first };
  const attributes = () => [
    { Name: 'sub', Value: account?.subject },
    { Name: 'email', Value: person.email },
  ];

  const answers: Record<string, (input: object) => object> = {
    AdminGetUserCommand() {
      if (!account) throw named('UserNotFoundException');
      return { UserStatus: account.status, UserAttributes: attributes() };
    },
    AdminDeleteUserCommand() {
      account = undefined;
      return {};
    },
    AdminCreateUserCommand(input) {
      const resend = 'MessageAction' in input && input.MessageAction === 'RESEND';
      if (account && !resend) throw named('UsernameExistsException');
      if (resend && resendFails) throw named('InternalErrorException');
      account ??= { status: 'FORCE_CHANGE_PASSWORD', subject: calls.length > 1 ? subjects.second : subjects.first };
      return { User: { Attributes: attributes() } };
    },
  };

  const client = new CognitoIdentityProviderClient({
    region: 'eu-west-3',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  client.middlewareStack.add(
    (_next, context) => async (args) => {
      const command = String(context.commandName);
      calls.push({ command, input: args.input });
      return { response: undefined, output: { $metadata: {}, ...answers[command]?.(args.input) } };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { calls, invitations: cognitoInvitations(client, 'pool') };
}

const named = (name: string) => Object.assign(new Error(name), { name });
const commands = ({ calls }: ReturnType<typeof aPool>) => calls.map(({ command }) => command);

describe('finding an account', () => {
  test('gives the resident that it is', async () => {
    const { invitations } = aPool({ status: 'CONFIRMED' });
    expect(await invitations.find(person.email)).toBe(residentIdOf(subjects.first));
  });

  test('gives nothing where there is none', async () => {
    expect(await aPool().invitations.find(person.email)).toBeUndefined();
  });
});

describe('inviting', () => {
  test('a new person makes a verified account and sends the password by e-mail', async () => {
    const pool = aPool();
    expect(await pool.invitations.invite(person)).toBe(residentIdOf(subjects.first));
    expect(pool.calls).toEqual([
      {
        command: 'AdminCreateUserCommand',
        input: {
          UserPoolId: 'pool',
          Username: person.email,
          DesiredDeliveryMediums: ['EMAIL'],
          UserAttributes: [
            { Name: 'email', Value: person.email },
            { Name: 'email_verified', Value: 'true' },
            { Name: 'name', Value: person.name },
            { Name: 'locale', Value: 'fr' },
          ],
        },
      },
    ]);
  });

  test('someone who signs in already leaves their account as it is', async () => {
    const pool = aPool({ status: 'CONFIRMED' });
    expect(await pool.invitations.invite(person)).toBe(residentIdOf(subjects.first));
    expect(commands(pool)).toEqual(['AdminCreateUserCommand', 'AdminGetUserCommand']);
  });

  test.each([false, true])(
    'someone who never signed in sends a new password, if it can be sent (fails: %s)',
    async (resendFails) => {
      const pool = aPool({ status: 'FORCE_CHANGE_PASSWORD', resendFails });
      expect(await pool.invitations.invite(person)).toBe(residentIdOf(subjects.first));
      expect(pool.calls.at(-1)).toMatchObject({
        command: 'AdminCreateUserCommand',
        input: { MessageAction: 'RESEND' },
      });
    },
  );

  test('an address that a stranger signed up with and never proved is theirs makes a new account', async () => {
    const pool = aPool({ status: 'UNCONFIRMED' });
    expect(await pool.invitations.invite(person)).toBe(residentIdOf(subjects.second));
    expect(commands(pool).slice(-2)).toEqual(['AdminDeleteUserCommand', 'AdminCreateUserCommand']);
  });

  test('fails when Cognito fails', async () => {
    const { invitations } = aPool({ status: 'CONFIRMED' });
    const broken = new CognitoIdentityProviderClient({ region: 'eu-west-3', maxAttempts: 1 });
    broken.middlewareStack.add(() => () => Promise.reject(named('TooManyRequestsException')), { step: 'initialize' });
    await expect(cognitoInvitations(broken, 'pool').invite(person)).rejects.toThrow('TooManyRequestsException');
    await expect(cognitoInvitations(broken, 'pool').find(person.email)).rejects.toThrow('TooManyRequestsException');
    expect(await invitations.find(person.email)).toBeDefined();
  });
});
