import { CodeMismatchError, InvalidParameterError, NotAuthorizedError } from 'cognito-local/lib/errors.js';
import { attribute, attributesAppend, attributeValue } from 'cognito-local/lib/services/userPoolService.js';
import * as z from 'zod';
import type { Amendment } from './amendment.ts';

const confirmationRequest = z.looseObject({
  ClientId: z.string(),
  Username: z.string(),
  ConfirmationCode: z.string(),
});

/** The engine leaves the address unverified; here it is verified before the post-confirmation function is told of it. */
export const verifyEmailOnConfirmation: Amendment = (services, engine) => async (ctx, request) => {
  const { ClientId, Username, ConfirmationCode } = confirmationRequest.parse(request);
  const pool = await services.cognito.getUserPoolForClientId(ctx, ClientId);
  const user = await pool.getUserByUsername(ctx, Username);
  if (user === null || user.ConfirmationCode !== ConfirmationCode) {
    // What Cognito answers to a wrong code and, when existence errors are prevented, to an unknown name.
    throw new CodeMismatchError();
  }
  await pool.saveUser(ctx, {
    ...user,
    Attributes: attributesAppend(user.Attributes, attribute('email_verified', 'true')),
  });
  return engine(ctx, request);
};

const resendRequest = z.looseObject({
  ClientId: z.string(),
  Username: z.string(),
  ClientMetadata: z.record(z.string(), z.string()).optional(),
});

/** The engine has no such operation. */
export const resendConfirmationCode: Amendment = (services) => async (ctx, request) => {
  const { ClientId, Username, ClientMetadata } = resendRequest.parse(request);
  const pool = await services.cognito.getUserPoolForClientId(ctx, ClientId);
  const user = await pool.getUserByUsername(ctx, Username);
  const email = attributeValue('email', user?.Attributes);
  if (user === null || email === undefined) {
    throw new NotAuthorizedError();
  }
  if (user.UserStatus === 'CONFIRMED') {
    throw new InvalidParameterError('User is already confirmed.');
  }
  const code = services.otp();
  const delivery = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: email } as const;
  await pool.saveUser(ctx, { ...user, ConfirmationCode: code });
  await services.messages.deliver(ctx, 'ResendCode', ClientId, pool.options.Id, user, code, ClientMetadata, delivery);
  return { CodeDeliveryDetails: delivery };
};
