import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { lookedEveryMinutes } from '../../lambdas/domain/exercises/monthly-due.ts';
import { exercisingMs } from '../../lambdas/use-cases/exercises/hold-exercises.ts';
import { workingMs } from '../../lambdas/use-cases/publishing/publishing-run.ts';
import { at, type Resource, StageTemplates, serviceName } from './stages.ts';

const templates = new StageTemplates('prod', {
  publishParallelism: '4',
  publishesPerSecond: '300',
  emailsPerSecond: '28',
  emailConcurrency: '7',
});
const queues = templates.all('AWS::SQS::Queue');
const redriveTarget = ({ properties }: Resource) =>
  at(properties, 'RedrivePolicy', 'deadLetterTargetArn', 'Fn::GetAtt', 0);
const sources = templates.all('AWS::Lambda::EventSourceMapping');
const functionBehind = ({ properties }: Resource, path: readonly string[] = ['FunctionName', 'Ref']) => {
  const logicalId = at(properties, ...path);
  const found = templates.all('AWS::Lambda::Function').find((each) => each.logicalId === logicalId);
  if (!found) throw new Error(`no function is called ${String(logicalId)}`);
  return serviceName(found);
};
const sourceOf = (name: string) => sources.find((source) => functionBehind(source) === name)?.properties;
const failureQueueIds = () => queues.filter((queue) => !redriveTarget(queue)).map(({ logicalId }) => logicalId);

describe('the queues', () => {
  test('are each behind a failure queue, or one', () => {
    const behindSomething = [
      ...queues.map(redriveTarget),
      ...sources.map(({ properties }) =>
        at(properties, 'DestinationConfig', 'OnFailure', 'Destination', 'Fn::GetAtt', 0),
      ),
      ...templates
        .all('AWS::Lambda::EventInvokeConfig')
        .map(({ properties }) => at(properties, 'DestinationConfig', 'OnFailure', 'Destination', 'Fn::GetAtt', 0)),
    ];
    expect(failureQueueIds()).toHaveLength(16);
    expect(behindSomething).toEqual(expect.arrayContaining(failureQueueIds()));
  });

  test('are encrypted and refuse whoever does not use TLS', () => {
    const guarded = templates
      .all('AWS::SQS::QueuePolicy')
      .filter(({ properties }) => JSON.stringify(properties).includes('"aws:SecureTransport":"false"'))
      .map(({ properties }) => at(properties, 'Queues', 0, 'Ref'));
    expect(guarded.sort()).toEqual(queues.map(({ logicalId }) => logicalId).sort());
    for (const { properties } of queues) expect(properties.SqsManagedSseEnabled).toBe(true);
  });

  test('hide a message for six times as long as their worker may take', () => {
    for (const name of ['send-email', 'note-delivery-failures', 'count-alerts']) {
      const queueId = at(sourceOf(name), 'EventSourceArn', 'Fn::GetAtt', 0);
      const queue = queues.find(({ logicalId }) => logicalId === queueId);
      const timeout = Number(templates.functionNamed(name).properties.Timeout);
      expect(Number(queue?.properties.VisibilityTimeout)).toBeGreaterThanOrEqual(timeout * 6);
    }
  });

  test('take e-mails from the topics of this stage and account, and from nothing else', () => {
    const queueId = at(sourceOf('send-email'), 'EventSourceArn', 'Fn::GetAtt', 0);
    const policy = templates
      .all('AWS::SQS::QueuePolicy')
      .find(({ properties }) => at(properties, 'Queues', 0, 'Ref') === queueId);
    const statements = z
      .array(z.looseObject({ Effect: z.string() }))
      .parse(at(policy?.properties, 'PolicyDocument', 'Statement'));
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
      {
        Action: 'sqs:SendMessage',
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: {
          ArnLike: {
            'aws:SourceArn': {
              'Fn::Join': ['', ['arn:aws:sns:eu-west-1:', { Ref: 'AWS::AccountId' }, ':vigie-prod-*']],
            },
          },
        },
      },
    ]);
  });
});

describe('the event sources', () => {
  test('each report the very records that failed', () => {
    for (const { properties } of sources) expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  test.each(['publish-alert', 'spread-alert', 'sync-subscriptions', 'tell-resident'])(
    '%s gives up a record in the end, and keeps it',
    (name) => {
      const source = sourceOf(name);
      expect(Number(source?.MaximumRetryAttempts)).toBeGreaterThan(0);
      expect(Number(source?.MaximumRecordAgeInSeconds)).toBeGreaterThan(0);
      expect(source).toMatchObject({ BisectBatchOnFunctionError: true, StartingPosition: 'TRIM_HORIZON' });
      expect(failureQueueIds()).toContain(at(source, 'DestinationConfig', 'OnFailure', 'Destination', 'Fn::GetAtt', 0));
    },
  );

  const patternsOf = (name: string) => {
    const filters = z.array(z.object({ Pattern: z.string() })).parse(at(sourceOf(name), 'FilterCriteria', 'Filters'));
    return filters.map(({ Pattern }): unknown => JSON.parse(Pattern));
  };
  const beginning = (...prefixes: string[]) => ({
    dynamodb: { Keys: { sk: { S: prefixes.map((prefix) => ({ prefix })) } } },
  });

  test('wake the publisher for the postings of new reports, and for what is to be counted', () => {
    const { dynamodb } = beginning('POSTING#');
    const isReport = { direct: { BOOL: [true] }, publication: { S: ['pending'] } };
    expect(patternsOf('publish-alert')).toEqual([
      { eventName: ['INSERT'], dynamodb: { ...dynamodb, NewImage: isReport } },
      { eventName: ['INSERT', 'MODIFY'], ...beginning('ALERT', 'DELIVERYTOTALS') },
    ]);
    expect(sourceOf('publish-alert')).toMatchObject({ BatchSize: 10, ParallelizationFactor: 4 });
    expect(sourceOf('publish-alert')?.MaximumBatchingWindowInSeconds).toBeUndefined();
  });

  test('wake the spreader for new messages, one alert at a time', () => {
    expect(patternsOf('spread-alert')).toEqual([{ eventName: ['INSERT'], ...beginning('MESSAGE#') }]);
    expect(sourceOf('spread-alert')).toMatchObject({ BatchSize: 1, ParallelizationFactor: 1 });
    expect(templates.functionNamed('spread-alert').properties.ReservedConcurrentExecutions).toBe(1);
  });

  test('are two readers of a stream at the most, as DynamoDB has it', () => {
    const streams = sources.map(({ properties }) => JSON.stringify(properties.EventSourceArn));
    for (const stream of streams) expect(streams.filter((each) => each === stream).length).toBeLessThanOrEqual(2);
  });

  test('let the spreader and the sweeper share what SNS takes in a second, and end what they begin', () => {
    for (const name of ['spread-alert', 'sweep-postings']) {
      const { properties } = templates.functionNamed(name);
      expect(at(properties, 'Environment', 'Variables', 'PUBLISHES_PER_SECOND')).toBe('150');
      expect(Number(properties.Timeout) * 1000).toBeGreaterThanOrEqual(workingMs + 15_000);
    }
  });

  test('wake the subscriptions for memberships, mandates, channels, devices, absences and who holds what, gone ones included', () => {
    expect(patternsOf('sync-subscriptions')).toEqual([
      beginning('MEMBERSHIP#', 'MANDATE#', 'CHANNEL#', 'DEVICE#', 'RELATIVE#', 'ABSENCE', 'HOLDER'),
    ]);
    expect(sourceOf('sync-subscriptions')?.ParallelizationFactor).toBe(1);
  });

  test('wake whoever tells residents when a channel or a device changes, not when it is new', () => {
    const changes = { eventName: ['MODIFY', 'REMOVE'] };
    expect(patternsOf('tell-resident')).toEqual([{ ...changes, ...beginning('CHANNEL#', 'DEVICE#') }]);
  });

  test('gather what SES tells, which comes by the thousand', () => {
    expect(sourceOf('note-delivery-failures')).toMatchObject({ BatchSize: 100, MaximumBatchingWindowInSeconds: 5 });
  });

  test('take no more filters than AWS does', () => {
    for (const { properties } of sources) {
      const filters = z
        .array(z.unknown())
        .catch([])
        .parse(at(properties, 'FilterCriteria', 'Filters'));
      expect(filters.length).toBeLessThanOrEqual(5);
    }
  });

  test('let few count at once', () => {
    expect(at(sourceOf('count-alerts'), 'ScalingConfig', 'MaximumConcurrency')).toBe(2);
  });

  test('let e-mail workers share what SES takes in a second', () => {
    expect(at(sourceOf('send-email'), 'ScalingConfig', 'MaximumConcurrency')).toBe(7);
    const { properties } = templates.functionNamed('send-email');
    expect(at(properties, 'Environment', 'Variables', 'EMAILS_PER_SECOND')).toBe('4');
  });
});

describe('the schedules', () => {
  const rules = templates.all('AWS::Events::Rule');

  test.each([
    ['sweep-postings', 'rate(1 minute)'],
    ['sweep-opt-outs', 'rate(15 minutes)'],
    ['hold-exercises', `rate(${lookedEveryMinutes} minutes)`],
    ['settle-deliveries', 'rate(1 minute)'],
    ['sweep-contestations', 'rate(5 minutes)'],
    ['poll-cap-sources', 'rate(5 minutes)'],
  ])('%s runs at %s; what fails is kept and the next run takes over', (name, rate) => {
    const rule = rules.find((each) => functionBehind(each, ['Targets', '0', 'Arn', 'Fn::GetAtt', '0']) === name);
    expect(rule?.properties.ScheduleExpression).toBe(rate);
    expect(failureQueueIds()).toContain(at(rule?.properties, 'Targets', 0, 'DeadLetterConfig', 'Arn', 'Fn::GetAtt', 0));
    const invocation = templates
      .all('AWS::Lambda::EventInvokeConfig')
      .find((each) => functionBehind(each) === name)?.properties;
    expect(invocation?.MaximumRetryAttempts).toBe(0);
    expect(failureQueueIds()).toContain(
      at(invocation, 'DestinationConfig', 'OnFailure', 'Destination', 'Fn::GetAtt', 0),
    );
  });
});

describe('the monthly exercises', () => {
  const { properties } = templates.functionNamed('hold-exercises');

  test('leave at half the pace of what is sent to many, each to three topics', () => {
    expect(at(properties, 'Environment', 'Variables', 'EXERCISES_PER_SECOND')).toBe('50');
  });

  test('are held by one run at a time, which ends what it begins', () => {
    expect(properties.ReservedConcurrentExecutions).toBe(1);
    expect(Number(properties.Timeout) * 1000).toBeGreaterThanOrEqual(exercisingMs + 5_000);
  });
});

test('SES tells the topic of delivery events what became of each e-mail', () => {
  const [destination] = templates.all('AWS::SES::ConfigurationSetEventDestination');
  expect(at(destination?.properties, 'EventDestination', 'MatchingEventTypes')).toEqual([
    'send',
    'delivery',
    'deliveryDelay',
    'bounce',
    'complaint',
    'reject',
  ]);
  const [subscription] = templates.all('AWS::SNS::Subscription');
  expect(subscription?.properties).toMatchObject({ Protocol: 'sqs', RawMessageDelivery: true });
});

describe('SMS that come in', () => {
  const topicPolicies = templates.all('AWS::SNS::TopicPolicy').map(({ properties }) => JSON.stringify(properties));

  test('are published by End User Messaging for this account alone', () => {
    const [policy] = topicPolicies.filter((each) => each.includes('sms-voice.amazonaws.com'));
    expect(JSON.parse(policy ?? '{}').PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'sms-voice.amazonaws.com' },
        Action: 'sns:Publish',
        Effect: 'Allow',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });

  test('wait in a queue for the function that answers, one at a time, and are kept when it cannot', () => {
    expect(sourceOf('answer-sms')).toMatchObject({ BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    expect(templates.functionNamed('answer-sms').properties).toMatchObject({ MemorySize: 1024, Timeout: 10 });
    // With the envelope, which says when the SMS came.
    const enveloped = templates
      .all('AWS::SNS::Subscription')
      .filter(({ properties }) => properties.Protocol === 'sqs' && !properties.RawMessageDelivery);
    expect(enveloped).toHaveLength(1);
    expect(enveloped[0]?.properties.RedrivePolicy).toBeDefined();
  });

  test('are answered from the number of the stage, where it has one; so do alerts come from it', () => {
    const numberOf = (name: string, from: StageTemplates) =>
      at(from.functionNamed(name).properties, 'Environment', 'Variables', 'SMS_NUMBER');
    const twoWay = new StageTemplates('prod', { smsNumber: '36180' });
    for (const name of ['answer-sms', 'me', 'publish-alert', 'spread-alert', 'sweep-postings']) {
      expect(numberOf(name, twoWay)).toBe('36180');
      expect(numberOf(name, templates)).toBe('');
    }
  });

  test('lead to the topic that the stack prints', () => {
    expect(templates.outputs()).toContain('InboundSmsTopic');
  });
});

test('links lead to the API, or to the short address of the settings', () => {
  const linkBase = (from: StageTemplates) =>
    at(from.functionNamed('publish-alert').properties, 'Environment', 'Variables', 'LINK_BASE_URL');
  expect(JSON.stringify(linkBase(templates))).toMatch(/"\/v1\/a\/"/);
  expect(linkBase(new StageTemplates('prod', { linkBaseUrl: 'https://vigie.fr/' }))).toBe('https://vigie.fr/');
});
