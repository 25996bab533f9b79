import { Router } from 'cognito-local/lib/server/Router.js';
import type { Services } from 'cognito-local/lib/services/index.js';
import type { Amendment } from './amendments/amendment.ts';
import { resendConfirmationCode, verifyEmailOnConfirmation } from './amendments/confirmation.ts';
import { inviteWithPassword } from './amendments/invitations.ts';
import { letterCaseIgnored } from './amendments/letter-case.ts';
import { passwordChecked } from './amendments/passwords.ts';
import { credentialsChecked } from './amendments/sign-in.ts';

const amendments: Readonly<Record<string, Amendment>> = {
  SignUp: passwordChecked('Password'),
  ConfirmSignUp: verifyEmailOnConfirmation,
  ResendConfirmationCode: resendConfirmationCode,
  InitiateAuth: credentialsChecked,
  RespondToAuthChallenge: passwordChecked('NEW_PASSWORD'),
  ConfirmForgotPassword: passwordChecked('Password'),
  AdminSetUserPassword: passwordChecked('Password'),
  AdminCreateUser: inviteWithPassword,
};

/** The engine's operations, with what it lacks or gets wrong put right. */
export function createRouter(services: Services): Router {
  const engine = Router(services);
  const amended: Router = (target) => amendments[target]?.(services, engine(target)) ?? engine(target);
  return (target) => letterCaseIgnored(services, amended(target));
}
