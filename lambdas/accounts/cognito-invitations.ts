import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  type AdminGetUserCommandOutput,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { attributesOf, residentOfAccount } from './account-attributes.ts';
import type { AccountDescription, Invitations } from './accounts.ts';

/** The accounts of a Cognito user pool where people sign in with their e-mail address. */
export function cognitoInvitations(client: CognitoIdentityProviderClient, userPoolId: string): Invitations {
  const get = (email: string) => client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }));

  const create = async (person: AccountDescription, MessageAction?: AdminCreateUserCommandInput['MessageAction']) => {
    const { User } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId,
        Username: person.email,
        UserAttributes: attributesOf(person),
        DesiredDeliveryMediums: ['EMAIL'],
        ...(MessageAction ? { MessageAction } : {}),
      }),
    );
    return residentOfAccount(User?.Attributes);
  };

  /** Someone signed up with this address and never proved that it is theirs: their password must not open an officer's account. */
  const replace = async (person: AccountDescription) => {
    await client.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: person.email }));
    return create(person);
  };

  const inviteAgain = async (person: AccountDescription, account: AdminGetUserCommandOutput) => {
    if (account.UserStatus === 'UNCONFIRMED') return replace(person);
    const residentId = residentOfAccount(account.UserAttributes);
    // A temporary password expires; where it cannot be sent again, the first message stands.
    if (account.UserStatus === 'FORCE_CHANGE_PASSWORD') await create(person, 'RESEND').catch(() => undefined);
    return residentId;
  };

  return {
    async find(email) {
      const account = await unless('UserNotFoundException', get(email));
      return account && residentOfAccount(account.UserAttributes);
    },

    async invite(person) {
      const created = await unless('UsernameExistsException', create(person));
      return created ?? inviteAgain(person, await get(person.email));
    },
  };
}

/** The outcome; nothing when it fails by the exception of that name. */
async function unless<Outcome>(exception: string, outcome: Promise<Outcome>): Promise<Outcome | undefined> {
  try {
    return await outcome;
  } catch (error) {
    if (error instanceof Error && error.name === exception) return undefined;
    throw error;
  }
}
