import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { at, StageTemplates } from './stages.ts';

const templates = new StageTemplates('prod', { alarmEmail: 'astreinte@vigie.fr' });
const alarms = templates.all('AWS::CloudWatch::Alarm');
const runbook = readFileSync(join(process.cwd(), 'docs/runbook.md'), 'utf8');

/** As GitHub makes anchors of headings. */
const anchors = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} -]/gu, '')
    .replaceAll(' ', '-'),
);

describe('every alarm', () => {
  test.each(alarms.map((alarm) => [alarm.logicalId, alarm] as const))(
    '%s says its impact and where to read on',
    (_, { properties }) => {
      const [, impact, anchor] =
        /^(.{30,}\.) See docs\/runbook\.md#(.+)$/.exec(String(properties.AlarmDescription)) ?? [];
      expect(impact).toBeDefined();
      expect(anchors).toContain(anchor);
    },
  );

  test.each(alarms.map((alarm) => [alarm.logicalId, alarm] as const))(
    '%s is sent to the operator',
    (_, { properties }) => {
      const topic = templates.all('AWS::SNS::Topic').find(({ stack }) => stack === 'Vigie-prod-operations');
      expect(properties.AlarmActions).toEqual([{ Ref: topic?.logicalId }]);
      expect(properties.OKActions).toEqual(properties.AlarmActions);
    },
  );
});

test('every failure queue has its alarm, from the first message on', () => {
  const failureQueues = templates.all('AWS::SQS::Queue').filter(({ properties }) => !properties.RedrivePolicy);
  const watched = alarms.filter(({ properties }) => properties.MetricName === 'ApproximateNumberOfMessagesVisible');
  expect(watched).toHaveLength(failureQueues.length);
  const dimensions = JSON.stringify(watched.map(({ properties }) => properties.Dimensions));
  for (const { logicalId } of failureQueues) expect(dimensions).toContain(logicalId);
  for (const { properties } of watched) expect(properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
});

test('a publisher or spreader that is late, postings that wait or were given up, a sweeper that stopped and 5xx all ring', () => {
  const ids = alarms.map(({ logicalId }) => logicalId.replace(/^Watch|[0-9A-F]{8}$/g, ''));
  const expected = [
    'PublisherLate',
    'SpreaderLate',
    'PostingsPending',
    'PostingsFailed',
    'SweeperStopped',
    'ApiErrors',
  ];
  expect(ids).toEqual(expect.arrayContaining(expected));
});

test('silence from the sweeper is an alarm, silence from anything else is not', () => {
  const breaching = alarms.filter(({ properties }) => properties.TreatMissingData === 'breaching');
  expect(breaching.map(({ logicalId }) => logicalId)).toEqual([expect.stringMatching(/^WatchSweeperStopped/)]);
  expect(breaching[0]?.properties.ComparisonOperator).toBe('LessThanThreshold');
});

test('the postings’ own metrics are those that the functions emit', () => {
  const own = alarms.find(({ logicalId }) => logicalId.startsWith('WatchPostingsPending'))?.properties;
  expect(own).toMatchObject({
    Namespace: 'Vigie',
    MetricName: 'OldestPendingSeconds',
    Dimensions: [{ Name: 'service', Value: 'sweep-postings' }],
  });
});

test('the operator is told by e-mail, and CloudWatch may say so', () => {
  const subscriptions = templates
    .all('AWS::SNS::Subscription')
    .filter(({ properties }) => properties.Protocol === 'email');
  expect(subscriptions.map(({ properties }) => properties.Endpoint)).toEqual(['astreinte@vigie.fr']);
  const policy = templates.all('AWS::SNS::TopicPolicy').find(({ stack }) => stack === 'Vigie-prod-operations');
  expect(JSON.stringify(at(policy?.properties, 'PolicyDocument'))).toContain('cloudwatch.amazonaws.com');
});

test('there is one dashboard', () => expect(templates.all('AWS::CloudWatch::Dashboard')).toHaveLength(1));

test('postings that any of the three publishers gives up are counted', () => {
  const failed = alarms.find(({ logicalId }) => logicalId.startsWith('WatchPostingsFailed'))?.properties;
  for (const name of ['publish-alert', 'spread-alert', 'sweep-postings']) {
    expect(JSON.stringify(failed?.Metrics)).toContain(`"Value":"${name}"`);
  }
});

test('every function has its errors watched', () => {
  const watched = alarms.filter(({ logicalId }) => /Crash/.test(logicalId)).map(({ properties }) => properties.Metrics);
  const functions = templates.all('AWS::Lambda::Function');
  const named = functions.filter(({ logicalId }) => JSON.stringify(watched).includes(logicalId));
  expect(named).toHaveLength(functions.length);
});
