import { describe, expect, test } from '@jest/globals';
import { exampleSender } from '../../lib/settings.ts';
import { at, StageTemplates } from './stages.ts';

const sender = { senderEmail: 'alertes@vigie.fr' };
const templates = new StageTemplates('prod', sender);
const only = (type: string, from = templates) => {
  const found = from.all(type);
  expect(found).toHaveLength(1);
  return found[0];
};

describe('the user pool', () => {
  test('is pinned: a new identifier would be a pool without residents', () => {
    expect(only('AWS::Cognito::UserPool')?.logicalId).toBe('AccountsPool5D126928');
    expect(only('AWS::Cognito::UserPoolClient')?.logicalId).toBe('AccountsPoolClientE2DB7E72');
  });

  test('takes an e-mail address and a password of 12 characters or more', () => {
    expect(only('AWS::Cognito::UserPool')?.properties).toMatchObject({
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
  });

  test('writes in French and in English', () => {
    const messages = only('AWS::Cognito::UserPool')?.properties;
    for (const message of [
      at(messages, 'VerificationMessageTemplate', 'EmailMessage'),
      at(messages, 'AdminCreateUserConfig', 'InviteMessageTemplate', 'EmailMessage'),
    ])
      expect(message).toMatch(/lang="fr".*\{####\}.*lang="en".*\{####\}/s);
  });

  test('is kept outside dev and goes with its stack in dev', () => {
    const protection = (from: StageTemplates) => {
      const pool = only('AWS::Cognito::UserPool', from);
      return [pool?.properties.DeletionProtection, pool?.deletionPolicy];
    };
    expect(protection(templates)).toEqual(['ACTIVE', 'Retain']);
    expect(protection(new StageTemplates('dev'))).toEqual(['INACTIVE', 'Delete']);
  });

  test('calls the function that creates profiles once an account is confirmed', () => {
    const trigger = at(only('AWS::Cognito::UserPool')?.properties, 'LambdaConfig', 'PostConfirmation', 'Fn::GetAtt', 0);
    expect(trigger).toBe(templates.functionNamed('create-profile').logicalId);
  });

  test('has one group, the operators', () => {
    expect(only('AWS::Cognito::UserPoolGroup')?.properties.GroupName).toBe('operators');
  });
});

describe('the app client', () => {
  test('lets residents write their name, address and language, and never a role', () => {
    expect(only('AWS::Cognito::UserPoolClient')?.properties.WriteAttributes).toEqual(['email', 'locale', 'name']);
  });

  test('has no secret and does not tell whether an account exists', () => {
    expect(only('AWS::Cognito::UserPoolClient')?.properties).toMatchObject({
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthFlowsUserPoolClient: false,
    });
  });
});

describe('the sender', () => {
  const identities = (overrides: object) =>
    new StageTemplates('prod', overrides)
      .all('AWS::SES::EmailIdentity')
      .map(({ properties }) => properties.EmailIdentity);

  test('is verified by its address, or by its domain when that is given', () => {
    expect(identities(sender)).toEqual(['alertes@vigie.fr']);
    expect(identities({ ...sender, senderDomain: 'vigie.fr' })).toEqual(['vigie.fr']);
  });

  test('is not made up when nobody configured one', () =>
    expect(identities({ senderEmail: exampleSender })).toEqual([]));

  test('sends codes and invitations too, once the settings say so', () => {
    const emails = (overrides: object) =>
      at(only('AWS::Cognito::UserPool', new StageTemplates('prod', overrides))?.properties, 'EmailConfiguration');
    expect(emails(sender)).toBeUndefined();
    expect(emails({ ...sender, accountEmails: 'ses' })).toMatchObject({
      EmailSendingAccount: 'DEVELOPER',
      From: expect.stringContaining('alertes@vigie.fr'),
    });
  });
});
