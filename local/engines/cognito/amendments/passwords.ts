import { CognitoError } from 'cognito-local/lib/errors.js';
import type { Services } from 'cognito-local/lib/services/index.js';
import * as z from 'zod';
import type { Amendment } from './amendment.ts';

type Policy = NonNullable<
  Awaited<ReturnType<Services['cognito']['getUserPool']>>['options']['Policies']
>['PasswordPolicy'];

const passwordRequest = z.looseObject({
  ClientId: z.string().optional(),
  UserPoolId: z.string().optional(),
  Password: z.string().optional(),
  ChallengeResponses: z.looseObject({ NEW_PASSWORD: z.string().optional() }).optional(),
});

/** Holds a new password against the pool's policy, which the engine ignores. */
export const passwordChecked =
  (field: 'Password' | 'NEW_PASSWORD'): Amendment =>
  (services, engine) =>
  async (ctx, request) => {
    const { ClientId, UserPoolId, Password, ChallengeResponses } = passwordRequest.parse(request);
    const password = field === 'Password' ? Password : ChallengeResponses?.NEW_PASSWORD;
    const pool = await (UserPoolId === undefined
      ? services.cognito.getUserPoolForClientId(ctx, ClientId ?? '')
      : services.cognito.getUserPool(ctx, UserPoolId));
    if (password !== undefined) {
      checkPassword(password, pool.options.Policies?.PasswordPolicy);
    }
    return engine(ctx, request);
  };

function checkPassword(password: string, policy: Policy = {}): void {
  const missing = requirements(policy).find(([, isMet]) => !isMet(password));
  if (missing !== undefined) {
    const reason = `Password did not conform with policy: Password ${missing[0]}`;
    throw new CognitoError('InvalidPasswordException', reason);
  }
}

type Requirement = readonly [reason: string, isMet: (password: string) => boolean];

function requirements(policy: NonNullable<Policy>): Requirement[] {
  const { MinimumLength = 8, RequireUppercase, RequireLowercase, RequireNumbers, RequireSymbols } = policy;
  const all: readonly (readonly [boolean | undefined, ...Requirement])[] = [
    [true, 'not long enough', (password) => password.length >= MinimumLength],
    [RequireUppercase, 'must have uppercase characters', (password) => /[A-Z]/.test(password)],
    [RequireLowercase, 'must have lowercase characters', (password) => /[a-z]/.test(password)],
    [RequireNumbers, 'must have numeric characters', (password) => /\d/.test(password)],
    [RequireSymbols, 'must have symbol characters', (password) => /[^A-Za-z0-9]/.test(password)],
  ];
  return all.filter(([required]) => required === true).map(([, reason, isMet]) => [reason, isMet]);
}
