import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolEmail,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { type Access, allow } from '../constructs/access.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { Settings } from '../settings.ts';
import { invitationMessages, verificationMessages } from './account-messages.ts';

/** The scope that every access token of a signed-in resident has, and that no ID token has. */
export const requiredScope = OAuthScope.COGNITO_ADMIN.scopeName;

/** The group of those who run the platform. Every other role lives in the database. */
const operatorsGroup = 'operators';

export interface AccountsProps {
  readonly settings: Settings;
  /** Whether the pool refuses to be deleted. */
  readonly protected: boolean;
}

/**
 * Who can sign in: by e-mail and a password of 12 characters or more, of any kind, as length is what protects. The Lite plan
 * has all of it; Essentials adds passkeys and one-time codes for nearly three times the price of each active user.
 */
export class Accounts extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: AccountsProps) {
    super(scope, id);
    this.pool = this.#createPool(props);
    acknowledge(this.pool, acceptedFindings);
    this.client = this.#createClient();
    new UserPoolGroup(this, 'Operators', {
      userPool: this.pool,
      groupName: operatorsGroup,
      description: 'Those who run the platform and register municipalities',
    });
  }

  /** The right to make accounts for officers, and to take back one whose invitation did not end well. */
  invite(): Access {
    const actions = ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser', 'cognito-idp:AdminDeleteUser'];
    return { address: this.pool.userPoolId, statements: [allow(actions, [this.pool.userPoolArn])] };
  }

  #createPool({ settings, protected: isProtected }: AccountsProps): UserPool {
    const retained = isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    return new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.LITE,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: {
        email: { required: true, mutable: true },
        fullname: { required: false, mutable: true },
        locale: { required: false, mutable: true },
      },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: false,
        requireUppercase: false,
        requireDigits: false,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userVerification: verificationMessages,
      userInvitation: invitationMessages,
      deletionProtection: isProtected,
      removalPolicy: retained,
      ...(settings.accountEmails === 'ses' && { email: sesSender(settings) }),
    });
  }

  #createClient(): UserPoolClient {
    const writable = new ClientAttributes().withStandardAttributes({ email: true, fullname: true, locale: true });
    return this.pool.addClient('Client', {
      generateSecret: false,
      disableOAuth: true,
      authFlows: { userPassword: true, userSrp: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      writeAttributes: writable,
      readAttributes: writable.withStandardAttributes({
        email: true,
        fullname: true,
        locale: true,
        emailVerified: true,
      }),
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(90),
    });
  }
}

const acceptedFindings = {
  'AwsSolutions-COG1':
    'Twelve characters or more, of any kind: NIST SP 800-63B advises length against rules of composition, which residents of all ages ' +
    'meet with a predictable capital and digit. Cognito locks out whoever guesses.',
  'AwsSolutions-COG2':
    'A second factor is offered, not imposed: a neighbour without a second device must receive alerts too.',
  'AwsSolutions-COG8':
    'Threat protection costs four times the plan chosen, for each resident, and an account by itself opens only its own quarter.',
};

/** A verified domain is named beside the address; without it Cognito looks for the address among SES's identities. */
function sesSender({ senderEmail, senderDomain, region }: Settings): UserPoolEmail {
  return UserPoolEmail.withSES({
    fromEmail: senderEmail,
    fromName: 'Vigie',
    sesRegion: region,
    ...(senderDomain && { sesVerifiedDomain: senderDomain }),
  });
}
