import { type SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import type { Email } from '../domain/messages/email-frame.ts';
import type { Emails } from './emails.ts';

interface EmailSender {
  /** `Vigie <alertes@example.fr>` */
  readonly sender: string;
  /** Without it, nobody is told what becomes of what is sent. */
  readonly configurationSet?: string;
}

export function sesEmails(ses: SESv2Client, from: EmailSender): Emails {
  return {
    send: async (email) => {
      try {
        await ses.send(commandOf(email, from));
        return 'sent';
      } catch (error) {
        if (isAboutAddress(error, email.to, from.sender)) return 'address-refused';
        throw error;
      }
    },
  };
}

/** Whether the account's rate was exceeded, which a moment later it is not; its quota of a day is another matter. */
export function isSendingTooFast(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return tooFast.has(error.name) && !/daily|quota/i.test(error.message);
}

const tooFast: ReadonlySet<string> = new Set(['TooManyRequestsException', 'ThrottlingException']);

function commandOf(email: Email, { sender, configurationSet }: EmailSender): SendEmailCommand {
  const data = (text: string) => ({ Data: text, Charset: 'UTF-8' });
  return new SendEmailCommand({
    FromEmailAddress: sender,
    Destination: { ToAddresses: [email.to] },
    ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
    ...tagsOf(email),
    Content: {
      Simple: {
        Subject: data(email.subject),
        Body: { Text: data(email.text), Html: data(email.html) },
        Headers: Object.entries(email.headers).map(([Name, Value]) => ({ Name, Value })),
      },
    },
  });
}

/** They travel beside the e-mail: SES gives them back with whatever becomes of it. */
function tagsOf({ tags }: Email): Pick<SendEmailCommandInput, 'EmailTags'> {
  return tags ? { EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })) } : {};
}

/**
 * SES has no error of its own for a bad address. It refuses a malformed one as a bad request, and names those that it does not
 * accept. One that names the sender, be it with the recipient, is our fault (it is not verified) and says nothing of the resident.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
function isAboutAddress(error: unknown, address: string, sender: string): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'BadRequestException') return /address|domain/i.test(error.message);
  if (error.name !== 'MessageRejected') return false;
  const named = addressesIn(error.message);
  return named.has(address.toLowerCase()) && [...addressesIn(sender)].every((own) => !named.has(own));
}

function addressesIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[^\s<>,;:]+@[^\s<>,;:]*[^\s<>,;:.]/g));
}
