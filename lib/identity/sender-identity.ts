import { Stack } from 'aws-cdk-lib';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { type Access, allow } from '../constructs/access.ts';
import { exampleSender, type Settings } from '../settings.ts';

/**
 * The address that e-mails come from, known to SES: by its domain (the DKIM records are in the SES console) when the
 * settings give one, by the address itself otherwise. Nothing is made for the example address.
 */
export class SenderIdentity extends Construct {
  /** The sender's address. */
  readonly email: string;
  /** The identity that SES checks: its ARN, also that of the example, which SES refuses. */
  readonly arn: string;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { senderEmail, senderDomain } = settings;
    this.email = senderEmail;
    const resourceName = senderDomain ?? senderEmail;
    this.arn = Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName });
    if (senderEmail !== exampleSender)
      new EmailIdentity(this, 'Identity', {
        identity: senderDomain ? Identity.domain(senderDomain) : Identity.email(senderEmail),
      });
  }

  /** The right to send e-mails from it, and the raw right too, which SES asks for when a message has headers of its own. */
  send(): Access {
    return { address: this.email, statements: [allow(['ses:SendEmail', 'ses:SendRawEmail'], [this.arn])] };
  }
}
