import * as z from 'zod/mini';
import { descriptionOf } from './account-attributes.ts';
import type { Accounts } from './accounts.ts';
import { post } from './post.ts';

const answered = z.object({ UserAttributes: z.array(z.object({ Name: z.string(), Value: z.optional(z.string()) })) });

/**
 * Cognito asked with a person's own token. `GetUser` takes no signature, so that one plain request does what the SDK's client would
 * add 50 KB to every cold start for.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
 * @param endpoint of Cognito in this region
 */
export function ownAccount(endpoint: string): Accounts {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
  };
  return {
    async describe(accessToken) {
      const text = await post(new URL(endpoint), headers, JSON.stringify({ AccessToken: accessToken }));
      return descriptionOf(z.parse(answered, JSON.parse(text)).UserAttributes);
    },
  };
}
