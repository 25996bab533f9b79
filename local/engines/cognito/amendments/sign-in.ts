import { NotAuthorizedError } from 'cognito-local/lib/errors.js';
import * as z from 'zod';
import type { Amendment } from './amendment.ts';

const passwordSignIn = z.looseObject({
  ClientId: z.string(),
  AuthFlow: z.literal('USER_PASSWORD_AUTH'),
  AuthParameters: z.looseObject({ USERNAME: z.string(), PASSWORD: z.string() }),
});

/**
 * The engine tells a wrong password from an unknown name, takes any password for an invited person's first one, and lets
 * a disabled person in. Cognito does none of it.
 */
export const credentialsChecked: Amendment = (services, engine) => async (ctx, request) => {
  const asked = passwordSignIn.safeParse(request);
  if (asked.success) {
    const { ClientId, AuthParameters } = asked.data;
    const pool = await services.cognito.getUserPoolForClientId(ctx, ClientId);
    const user = await pool.getUserByUsername(ctx, AuthParameters.USERNAME);
    if (user === null || user.Password !== AuthParameters.PASSWORD) {
      throw new NotAuthorizedError('Incorrect username or password.');
    }
    if (!user.Enabled) {
      throw new NotAuthorizedError('User is disabled.');
    }
  }
  return engine(ctx, request);
};
