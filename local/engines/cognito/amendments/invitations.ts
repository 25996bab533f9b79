import { randomInt } from 'node:crypto';
import { UserNotFoundError } from 'cognito-local/lib/errors.js';
import { attributeValue } from 'cognito-local/lib/services/userPoolService.js';
import * as z from 'zod';
import type { Amendment } from './amendment.ts';

const invitation = z.looseObject({
  UserPoolId: z.string(),
  Username: z.string(),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
  TemporaryPassword: z.string().optional(),
  ClientMetadata: z.record(z.string(), z.string()).optional(),
});

type Invitation = z.infer<typeof invitation>;

/** The engine makes temporary passwords that no policy allows, and cannot send an invitation again. */
export const inviteWithPassword: Amendment = (services, engine) => async (ctx, request) => {
  const asked = invitation.parse(request);
  const withPassword = { ...asked, TemporaryPassword: asked.TemporaryPassword ?? temporaryPassword() };
  return asked.MessageAction === 'RESEND'
    ? inviteAgain(withPassword)(services, engine)(ctx, request)
    : engine(ctx, withPassword);
};

const inviteAgain =
  ({ UserPoolId, Username, TemporaryPassword = '', ClientMetadata }: Invitation): Amendment =>
  (services) =>
  async (ctx) => {
    const pool = await services.cognito.getUserPool(ctx, UserPoolId);
    const user = await pool.getUserByUsername(ctx, Username);
    const email = attributeValue('email', user?.Attributes);
    if (user === null || email === undefined) {
      throw new UserNotFoundError();
    }
    const invited = { ...user, Password: TemporaryPassword, UserLastModifiedDate: services.clock.get() };
    const delivery = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: email } as const;
    await pool.saveUser(ctx, invited);
    await services.messages.deliver(
      ctx,
      'AdminCreateUser',
      null,
      UserPoolId,
      invited,
      TemporaryPassword,
      ClientMetadata,
      delivery,
    );
    const { Attributes, Enabled, UserCreateDate, UserLastModifiedDate, UserStatus } = invited;
    return { User: { Attributes, Enabled, UserCreateDate, UserLastModifiedDate, UserStatus, Username: user.Username } };
  };

/** One of each kind first, so that any policy is met; letters and digits that look alike are left out. */
const alphabets = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!#%+=?'];
const passwordLength = 16;

function temporaryPassword(): string {
  const everything = alphabets.join('');
  const characters = Array.from({ length: passwordLength }, (_, position) =>
    pickFrom(alphabets[position] ?? everything),
  );
  return characters.join('');
}

const pickFrom = (characters: string): string => characters.charAt(randomInt(characters.length));
