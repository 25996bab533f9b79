import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { environments } from '../../lambdas/runtime/environments.ts';
import { at, StageTemplates, serviceName } from './stages.ts';

const templates = new StageTemplates('prod', {
  senderEmail: 'alertes@vigie.fr',
  fcmApplicationArn: 'arn:aws:sns:eu-west-1:111122223333:app/GCM/vigie',
});
const functions = templates.all('AWS::Lambda::Function');
const byName = functions.map((each) => [serviceName(each), each] as const);

const statement = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((actions) => [actions].flat()),
  Resource: z.unknown().optional(),
});
const policies = templates.all('AWS::IAM::Policy').map(({ logicalId, properties }) => ({
  logicalId,
  statements: z.array(statement).parse(at(properties, 'PolicyDocument', 'Statement')),
}));
const statementsOf = (name: string) => {
  const role = JSON.stringify(at(templates.functionNamed(name).properties, 'Role', 'Fn::GetAtt', 0)).slice(1, -9);
  return policies.filter(({ logicalId }) => logicalId.startsWith(role)).flatMap(({ statements }) => statements);
};
const actionsOf = (name: string) => statementsOf(name).flatMap(({ Action }) => Action);

describe('the functions', () => {
  test('are those whose environments are described', () => {
    expect(functions.map(serviceName).sort()).toEqual(Object.keys(environments).sort());
  });

  test.each(Object.entries(environments))('%s has exactly the variables that it reads', (name, variables) => {
    const given = Object.keys(
      z.record(z.string(), z.unknown()).parse(at(templates.functionNamed(name).properties, 'Environment', 'Variables')),
    );
    expect(given.filter((variable) => !['SERVICE_NAME', 'LOG_LEVEL'].includes(variable)).sort()).toEqual(
      [...variables].sort(),
    );
  });

  test.each(byName)('%s runs Node 24 on arm64, within bounds, and logs JSON', (name, { properties }) => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
    expect([512, 1024]).toContain(properties.MemorySize);
    // The poll of sources waits for servers of others, many after many.
    const longestSeconds = name === 'poll-cap-sources' ? 240 : 60;
    expect(Number(properties.Timeout)).toBeLessThanOrEqual(longestSeconds);
    expect(at(properties, 'LoggingConfig', 'LogFormat')).toBe('JSON');
  });

  test('each have a log group of their own', () => {
    const groups = functions.map(
      ({ stack, properties }) => `${stack} ${at(properties, 'LoggingConfig', 'LogGroup', 'Ref')}`,
    );
    expect(new Set(groups).size).toBe(functions.length);
  });

  test('answer Cognito within the 5 seconds that it waits', () => {
    expect(templates.functionNamed('create-profile').properties.Timeout).toBe(5);
  });

  test('reserve the concurrency that protects a quota, where the account allows it', () => {
    const reserved = (name: string, from = templates) =>
      from.functionNamed(name).properties.ReservedConcurrentExecutions;
    expect(reserved('sweep-postings')).toBe(1);
    expect(reserved('spread-alert')).toBe(1);
    expect(reserved('sync-subscriptions')).toBe(2);
    expect(reserved('sweep-postings', new StageTemplates('prod', { reserveConcurrency: 'false' }))).toBeUndefined();
  });
});

test.each(['dev', 'staging', 'prod'] as const)(
  'in %s, sources are asked on the web itself, and nothing stands in for it',
  (stage) => {
    const { properties } = new StageTemplates(stage).functionNamed('poll-cap-sources');
    expect(at(properties, 'Environment', 'Variables', 'WEB_STAND_IN')).toBe('');
  },
);

test('every log group forgets', () => {
  const groups = templates.all('AWS::Logs::LogGroup');
  expect(groups.length).toBeGreaterThan(functions.length);
  expect(groups.map(({ properties }) => properties.RetentionInDays)).toEqual(groups.map(() => 30));
});

describe('the rights', () => {
  test('never include a scan, nor any action by a wildcard', () => {
    const actions = policies.flatMap(({ statements }) => statements.flatMap(({ Action }) => Action));
    expect(actions).not.toContain('dynamodb:Scan');
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('come from no policy of AWS', () => {
    for (const { properties } of templates.all('AWS::IAM::Role')) expect(properties.ManagedPolicyArns).toBeUndefined();
  });

  test('of the reference function are its own logs', () => {
    expect(actionsOf('reference')).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });

  test('of the communities function do not let it write to residents', () => {
    const writing = statementsOf('communities').filter(({ Action }) => Action.includes('dynamodb:PutItem'));
    expect(JSON.stringify(writing)).not.toContain('Residents');
    expect(JSON.stringify(writing)).toContain('Communities');
  });

  test('of the alerts function let it read the categories of municipalities, and change none', () => {
    const onCommunities = statementsOf('alerts').filter(({ Resource }) =>
      JSON.stringify(Resource).includes('Communities'),
    );
    expect(onCommunities.flatMap(({ Action }) => Action).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:Query',
    ]);
  });

  test.each([
    ['alerts', ['kms:Decrypt', 'kms:Encrypt']],
    ['official-alerts', ['kms:Encrypt']],
  ])('of %s on the key of plates are %j, for one alert at a time alone', (name, actions) => {
    const onKey = statementsOf(name).filter(({ Action }) => Action.some((action) => action.startsWith('kms:')));
    expect(onKey).toMatchObject([
      {
        Action: actions,
        Condition: {
          Null: { 'kms:EncryptionContextKeys': 'false' },
          'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['alertId'] },
        },
      },
    ]);
    expect(JSON.stringify(onKey[0]?.Resource)).toContain('Plates');
  });

  test('on the key of plates are those of these two functions alone', () => {
    const using = Object.keys(environments).filter((name) =>
      actionsOf(name).some((action) => action.startsWith('kms:')),
    );
    expect(using).toEqual(['alerts', 'official-alerts']);
  });

  const resourcesOf = (name: string, action: string) =>
    JSON.stringify(
      statementsOf(name)
        .filter(({ Action }) => Action.includes(action))
        .map(({ Resource }) => Resource),
    );

  test.each(['alerts', 'official-alerts', 'hold-exercises'])(
    'of %s let it accept an alert if its author’s right still stands',
    (name) => {
      expect(resourcesOf(name, 'dynamodb:ConditionCheckItem')).toContain('Residents');
    },
  );

  test.each(['sync-subscriptions', 'sweep-subscriptions'])(
    'of %s let it end a subscription, for which IAM knows no resource',
    (name) => {
      expect(resourcesOf(name, 'sns:Unsubscribe')).toBe('["*"]');
    },
  );

  test('of official-alerts let it count all whom an alert would reach', () => {
    expect(resourcesOf('official-alerts', 'dynamodb:Query')).toMatch(/Communities.*\/index\/byMunicipality/);
  });

  test('of the municipalities function let it record protocols and categories', () => {
    const writing = statementsOf('municipalities').filter(({ Action }) => Action.includes('dynamodb:PutItem'));
    const tables = writing.map(({ Resource }) => JSON.stringify(Resource));
    expect(tables).toContainEqual(expect.stringContaining('Communities'));
    expect(writing.map(({ Action }) => Action)).toContainEqual(
      expect.arrayContaining(['dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem']),
    );
  });

  test.each(['publish-alert', 'spread-alert', 'sweep-postings', 'sync-subscriptions'])(
    'of %s reach the topics of the stage only',
    (name) => {
      const onTopics = statementsOf(name).filter(({ Action }) => Action.includes('sns:CreateTopic'));
      expect(onTopics).toHaveLength(1);
      expect(JSON.stringify(onTopics[0]?.Resource)).toMatch(
        /^\{"Fn::Join":\["",\["arn:aws:sns:eu-west-1:",.*":vigie-prod-\*"\]\]\}$/,
      );
    },
  );

  test('of the me function let it publish to numbers, to no topic and no device', () => {
    const publishing = statementsOf('me').filter(({ Action }) => Action.includes('sns:Publish'));
    expect(publishing).toMatchObject([{ Effect: 'Allow', NotResource: 'arn:aws:sns:*:*:*' }]);
    expect(publishing[0]?.Resource).toBeUndefined();
  });

  test('to create accounts are those of the officers function alone', () => {
    const inviting = Object.keys(environments).filter((name) =>
      actionsOf(name).includes('cognito-idp:AdminCreateUser'),
    );
    expect(inviting).toEqual(['officers']);
  });

  test('to keep devices’ endpoints hold for the configured application only', () => {
    const onEndpoints = statementsOf('sync-subscriptions').filter(({ Action }) =>
      Action.includes('sns:CreatePlatformEndpoint'),
    );
    expect(onEndpoints.map(({ Resource }) => Resource)).toEqual([
      ['arn:aws:sns:eu-west-1:111122223333:app/GCM/vigie', 'arn:aws:sns:eu-west-1:111122223333:endpoint/GCM/vigie/*'],
    ]);
  });

  test('of publish-alert let it ask for alerts to be counted, and fill no other queue but that of its failures', () => {
    const queues = resourcesOf('publish-alert', 'sqs:SendMessage').match(/(?<="Fn::GetAtt":\[")\w+/g);
    expect(queues).toEqual([
      expect.stringMatching(/^CountingChangesQueue/),
      expect.stringMatching(/^PublishingPostingsFailures/),
    ]);
  });

  test('of the statistics function change nothing', () => {
    const writing = ['PutItem', 'UpdateItem', 'DeleteItem'].map((action) => `dynamodb:${action}`);
    expect(actionsOf('statistics').filter((action) => writing.includes(action))).toEqual([]);
  });

  test('to look at endpoints are all that delivery failures ask of SNS', () => {
    expect(actionsOf('note-delivery-failures').filter((action) => action.startsWith('sns:'))).toEqual([
      'sns:GetEndpointAttributes',
    ]);
  });

  test('to send e-mail hold for the sender and its configuration set', () => {
    const [sending] = statementsOf('send-email').filter(({ Action }) => Action.includes('ses:SendEmail'));
    const resources = z
      .array(z.unknown())
      .parse(sending?.Resource)
      .map((resource) => JSON.stringify(resource));
    expect(resources).toHaveLength(2);
    expect(resources).toContainEqual(expect.stringContaining(':identity/alertes@vigie.fr"'));
    expect(resources).toContainEqual(expect.stringContaining(':configuration-set/"'));
  });
});
