import type { Services } from 'cognito-local/lib/services/index.js';
import type { PlatformCalls } from './platform-calls.ts';

type Messages = Services['messages'];
type Pool = Awaited<ReturnType<Services['cognito']['getUserPool']>>['options'];
type Source = Parameters<Messages['deliver']>[1];

interface Wording {
  readonly subject: string;
  readonly body: string;
}

/** Where a pool's templates have the code, and the name of an invited person. */
const codePlace = '{####}';
const userNamePlace = '{username}';

/** Words codes and temporary passwords as the user pool says, and hands them to the platform. */
export function createCodeMessages(cognito: Services['cognito'], calls: PlatformCalls): Messages {
  return {
    deliver: async (ctx, source, _clientId, userPoolId, user, code, _metadata, { Destination }) => {
      const { options: pool } = await cognito.getUserPool(ctx, userPoolId);
      const { subject, body } = wordingOf(pool, source);
      const email = user.Attributes.find(({ Name }) => Name === 'email')?.Value ?? user.Username;
      await calls.ask({
        kind: 'deliver-code',
        to: Destination,
        subject,
        body: asText(body).replaceAll(codePlace, code).replaceAll(userNamePlace, email),
      });
    },
  };
}

/** What a mail program shows of a template's HTML; done before the code goes in, which can hold any sign. */
function asText(html: string): string {
  return html
    .replace(/<br>\s*/g, '\n')
    .replace(/<\/p>\s*/g, '\n\n')
    .replace(/<[^>]+>/g, '')
    .trim();
}

function wordingOf(pool: Pool, source: Source): Wording {
  return source === 'AdminCreateUser' ? invitationOf(pool) : verificationOf(pool);
}

/** The defaults are AWS's own words. */
function invitationOf({ AdminCreateUserConfig: { InviteMessageTemplate: template } = {} }: Pool): Wording {
  return {
    subject: template?.EmailSubject ?? 'Your temporary password',
    body: template?.EmailMessage ?? `Your username is ${userNamePlace} and temporary password is ${codePlace}`,
  };
}

function verificationOf(pool: Pool): Wording {
  const { VerificationMessageTemplate: template, EmailVerificationSubject, EmailVerificationMessage } = pool;
  return {
    subject: template?.EmailSubject ?? EmailVerificationSubject ?? 'Your verification code',
    body: template?.EmailMessage ?? EmailVerificationMessage ?? `Your confirmation code is ${codePlace}`,
  };
}
