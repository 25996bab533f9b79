import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { at, StageTemplates } from './stages.ts';

const applications = {
  fcmApplicationArn: 'arn:aws:sns:eu-west-1:111122223333:app/GCM/vigie',
  apnsApplicationArn: 'arn:aws:sns:eu-west-1:111122223333:app/APNS/vigie',
};
const templates = new StageTemplates('prod', applications);
const account = { Ref: 'AWS::AccountId' };
const sms = (end: string) => ({
  'Fn::Join': ['', ['sns/eu-west-1/', account, `/DirectPublishToPhoneNumber${end}`]],
});
const app = (kind: string, end: string) => `sns/eu-west-1/111122223333/app/${kind}/vigie${end}`;
const names = [
  sms(''),
  sms('/Failure'),
  app('GCM', ''),
  app('GCM', '/Failure'),
  app('APNS', ''),
  app('APNS', '/Failure'),
];

const filters = (from: StageTemplates) => from.all('AWS::Logs::SubscriptionFilter');
const namedGroups = (from: StageTemplates) =>
  from.all('AWS::Logs::LogGroup').filter(({ properties }) => properties.LogGroupName !== undefined);

describe('the delivery status logs of SNS', () => {
  test('have the names that SNS gives them, and are forgotten like all others', () => {
    expect(namedGroups(templates).map(({ properties }) => properties.LogGroupName)).toEqual(names);
    for (const { properties } of namedGroups(templates)) expect(properties.RetentionInDays).toBe(30);
  });

  test('are all handed to the function that notes deliveries, whole', () => {
    expect(filters(templates)).toHaveLength(names.length);
    const { logicalId } = templates.functionNamed('note-deliveries');
    for (const { properties } of filters(templates)) {
      expect(at(properties, 'DestinationArn', 'Fn::GetAtt', 0)).toBe(logicalId);
      expect(properties.FilterPattern).toBe('');
    }
  });

  test('may call it, each for itself', () => {
    const permissions = templates
      .all('AWS::Lambda::Permission')
      .filter(({ properties }) => properties.Principal === 'logs.amazonaws.com');
    expect(permissions).toHaveLength(names.length);
    for (const { properties } of permissions) expect(properties.SourceArn).toBeDefined();
  });

  test('are those of SMS alone where no push is configured', () => {
    expect(filters(new StageTemplates('prod'))).toHaveLength(2);
  });

  test('are only read where another stage of the account, or SNS, has made them', () => {
    const second = new StageTemplates('staging', { ...applications, makeDeliveryLogGroups: 'false' });
    expect(namedGroups(second)).toEqual([]);
    expect(filters(second).map(({ properties }) => properties.LogGroupName)).toEqual(names);
  });

  test('that could not be noted are kept, after two more tries', () => {
    const configured = templates
      .all('AWS::Lambda::EventInvokeConfig')
      .find(
        ({ properties }) =>
          at(properties, 'FunctionName', 'Ref') === templates.functionNamed('note-deliveries').logicalId,
      );
    expect(configured?.properties).toMatchObject({ MaximumRetryAttempts: 2 });
    expect(at(configured?.properties, 'DestinationConfig', 'OnFailure', 'Destination')).toBeDefined();
  });

  test('are written by SNS with a role that may log below sns/, and nothing else', () => {
    const roles = templates
      .all('AWS::IAM::Role')
      .filter(({ properties }) => JSON.stringify(properties.AssumeRolePolicyDocument).includes('sns.amazonaws.com'));
    expect(roles).toHaveLength(1);
    const policy = templates
      .all('AWS::IAM::Policy')
      .find(({ properties }) => at(properties, 'Roles', 0, 'Ref') === roles[0]?.logicalId);
    const statements = z.array(z.looseObject({})).parse(at(policy?.properties, 'PolicyDocument', 'Statement'));
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(statements[0]?.Resource)).toContain('log-group:sns/*');
  });
});
