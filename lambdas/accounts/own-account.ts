import * as z from 'zod/mini';
import { jsonOrText } from '../domain/json-or-text.ts';
import { Refusal } from '../domain/refusal.ts';
import { descriptionOf } from './account-attributes.ts';
import type { Accounts } from './accounts.ts';
import { type Answer, post } from './post.ts';

const answered = z.object({ UserAttributes: z.array(z.object({ Name: z.string(), Value: z.optional(z.string()) })) });
const failed = z.object({ __type: z.string() });

/** The token was revoked, or the account deleted or closed, since the gateway's last look at either. */
const signedOut: ReadonlySet<string> = new Set([
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
]);

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
      const answer = await orUnavailable(
        post(new URL(endpoint), headers, JSON.stringify({ AccessToken: accessToken })),
      );
      if (answer.status !== 200) throw refusalOf(answer, endpoint);
      return descriptionOf(z.parse(answered, JSON.parse(answer.text)).UserAttributes);
    },
  };
}

async function orUnavailable<Result>(outcome: Promise<Result>): Promise<Result> {
  try {
    return await outcome;
  } catch (cause) {
    throw new Refusal('unavailable', { cause });
  }
}

/** What a failure means for whoever calls: an Error says that the request itself was wrong, and the fault ours. */
function refusalOf({ status, text }: Answer, endpoint: string): Error {
  const read = z.safeParse(failed, jsonOrText(text));
  // The name may follow that of its service: `com.amazonaws.cognito#NotAuthorizedException`.
  const name = read.success ? read.data.__type.replace(/^.*#/, '') : 'no name';
  const cause = new Error(`${endpoint} answered ${status}, ${name}`);
  if (signedOut.has(name)) return new Refusal('signed-out', { cause });
  return status >= 500 || name === 'TooManyRequestsException' ? new Refusal('unavailable', { cause }) : cause;
}
