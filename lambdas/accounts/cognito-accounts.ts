import { type CognitoIdentityProviderClient, GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { descriptionOf } from './account-attributes.ts';
import type { Accounts } from './accounts.ts';

/** Cognito asked with a person's own token, which needs no other right. */
export function cognitoAccounts(client: CognitoIdentityProviderClient): Accounts {
  return {
    async describe(accessToken) {
      const { UserAttributes = [] } = await client.send(new GetUserCommand({ AccessToken: accessToken }));
      return descriptionOf(UserAttributes);
    },
  };
}
