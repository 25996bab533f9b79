import { describe, expect, test } from '@jest/globals';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { exampleSender, stages } from '../../lib/settings.ts';
import { createApp, makeStage, StageTemplates } from './stages.ts';

describe.each(stages)('stage %s', (stage) => {
  const templates = new StageTemplates(stage);

  test('has five stacks, for no account in particular', () => {
    const names = ['data', 'identity', 'api', 'alerting', 'operations'].map((part) => `Vigie-${stage}-${part}`);
    expect(templates.stacks.map(({ stackName }) => stackName)).toEqual(names);
    for (const { region, account } of templates.stacks) {
      expect(region).toBe('eu-west-1');
      expect(account).toMatch(/AWS\.AccountId/);
    }
  });

  test('protects what cannot be made again, and only that, outside dev', () => {
    const guarded = templates.stacks.filter(({ terminationProtection }) => terminationProtection);
    expect(guarded.map(({ stackName }) => stackName)).toEqual(
      stage === 'dev' ? [] : [`Vigie-${stage}-data`, `Vigie-${stage}-identity`],
    );
  });

  test.each([
    ['AWS::DynamoDB::GlobalTable', 'TableName'],
    ['AWS::SQS::Queue', 'QueueName'],
    ['AWS::SNS::Topic', 'TopicName'],
    ['AWS::Lambda::Function', 'FunctionName'],
    ['AWS::IAM::Role', 'RoleName'],
    ['AWS::Logs::LogGroup', 'LogGroupName'],
    ['AWS::CloudWatch::Alarm', 'AlarmName'],
    ['AWS::Cognito::UserPool', 'UserPoolName'],
    ['AWS::Events::Rule', 'Name'],
  ])('gives %s no physical name', (type, property) => {
    const found = templates.all(type);
    expect(found.length).toBeGreaterThan(0);
    for (const { properties } of found.filter((each) => !isNamedByAws(each.properties)))
      expect(properties[property]).toBeUndefined();
  });
});

/** SNS looks for the groups of its delivery logs by names that it chose. */
const isNamedByAws = (properties: unknown) => JSON.stringify(properties).includes('"sns/');

test('all stages fit in one app', () => {
  const app = createApp();
  for (const stage of stages) makeStage(stage, {}, app);
  expect(app.synth().stacks).toHaveLength(15);
});

test('a stage from which no e-mail can leave says so, except dev', () => {
  const warningsOf = (stage: 'dev' | 'prod', senderEmail: string) =>
    Annotations.fromStack(makeStage(stage, { senderEmail }).alerting).findWarning(
      '*',
      Match.stringLikeRegexp('no senderEmail'),
    );
  expect(warningsOf('prod', exampleSender)).toHaveLength(1);
  expect(warningsOf('prod', 'alertes@vigie.fr')).toHaveLength(0);
  expect(warningsOf('dev', exampleSender)).toHaveLength(0);
});

test('another region moves everything', () => {
  for (const { region } of new StageTemplates('prod', { region: 'eu-west-3' }).stacks) expect(region).toBe('eu-west-3');
});
