import { describe, expect, test } from '@jest/globals';
import { readEventSources } from '../../../../local/deployment/event-sources.ts';
import { readFunctions } from '../../../../local/deployment/functions.ts';
import { noteFunctionNames, noteNames } from '../../../../local/deployment/names.ts';
import { readApi } from '../../../../local/deployment/routes.ts';
import { readSchedules } from '../../../../local/deployment/schedules.ts';
import { type Template, templateOf } from '../../../../local/template/template.ts';
import { anAssembly, aStack } from '../support/an-assembly.ts';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const publishAlert = {
  Handler: 'index.handler',
  Timeout: 30,
  MemorySize: 1024,
  ReservedConcurrentExecutions: 1,
  Role: { Ref: 'NotReadHere' },
  Environment: {
    Variables: { SERVICE_NAME: 'publish-alert', QUEUE_URL: { Ref: 'Queue' }, FCM_APPLICATION_ARN: '' },
  },
};

/** A template whose names are noted, as when the engines have started. */
function aTemplate(resources: Parameters<typeof aStack>[1]): Template {
  const template = templateOf(
    anAssembly(
      aStack('a', {
        Publish: ['AWS::Lambda::Function', publishAlert],
        Queue: ['AWS::SQS::Queue'],
        Api: ['AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }],
        ...resources,
      }),
    ),
  );
  noteFunctionNames(template);
  noteNames(template, { apiUrl: 'http://api', queueUrl: (name) => `http://sqs/${name}` });
  return template;
}

describe('functions', () => {
  const [publish] = readFunctions(aTemplate({}), {
    bundlesFolder: '/dist',
    variables: { AWS_REGION: 'eu-west-3' },
    forEmpty: { FCM_APPLICATION_ARN: 'arn:fcm', OTHER: 'unused' },
    onOutput: () => undefined,
  });

  test('are those of the template, with their own names, bundles and limits', () => {
    expect(publish).toMatchObject({
      name: 'publish-alert',
      arn: 'arn:aws:lambda:eu-west-3:000000000000:function:publish-alert',
      file: '/dist/publish-alert/index.js',
      timeoutSeconds: 30,
      memoryMb: 1024,
      concurrency: 1,
    });
  });

  test('see the variables of the template and of this machine, and no empty application', () => {
    expect(publish?.environment).toEqual({
      SERVICE_NAME: 'publish-alert',
      QUEUE_URL: 'http://sqs/a-Queue',
      FCM_APPLICATION_ARN: 'arn:fcm',
      AWS_REGION: 'eu-west-3',
    });
  });
});

test('an event source has the limits and the filters of the template', () => {
  const template = aTemplate({
    Source: [
      'AWS::Lambda::EventSourceMapping',
      {
        FunctionName: { Ref: 'Publish' },
        EventSourceArn: 'arn:aws:dynamodb:eu-west-3:000000000000:table/alerts/stream/1',
        BatchSize: 10,
        MaximumRetryAttempts: 3,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
        DestinationConfig: { OnFailure: { Destination: arnOf('Queue') } },
      },
    ],
  });
  expect(readEventSources(template)).toEqual([
    {
      name: 'a-Source',
      functionName: 'publish-alert',
      sourceArn: 'arn:aws:dynamodb:eu-west-3:000000000000:table/alerts/stream/1',
      batchSize: 10,
      maximumRetryAttempts: 3,
      bisectBatchOnFunctionError: true,
      reportBatchItemFailures: true,
      filterPatterns: ['{"eventName":["INSERT"]}'],
      onFailureArn: 'arn:aws:sqs:eu-west-3:000000000000:a-Queue',
    },
  ]);
});

test('a schedule runs its function, unless it is disabled', () => {
  const rule = (State: string) => ({
    State,
    ScheduleExpression: 'rate(1 minute)',
    Targets: [{ Id: 'Target0', Arn: arnOf('Publish') }],
  });
  const template = aTemplate({
    Sweep: ['AWS::Events::Rule', rule('ENABLED')],
    Rest: ['AWS::Events::Rule', rule('DISABLED')],
  });
  expect(readSchedules(template)).toEqual([
    {
      ruleArn: 'arn:aws:events:eu-west-3:000000000000:rule/a-Sweep',
      expression: 'rate(1 minute)',
      functionName: 'publish-alert',
    },
  ]);
});

describe('routes', () => {
  const integration = {
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: arnOf('Publish'),
    PayloadFormatVersion: '2.0',
  };
  const authorizer = {
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Audience: ['client'], Issuer: 'http://cognito/pool' },
  };
  const target = { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] };

  const apiWith = (route: object) =>
    readApi(
      aTemplate({
        Integration: ['AWS::ApiGatewayV2::Integration', integration],
        Authorizer: ['AWS::ApiGatewayV2::Authorizer', authorizer],
        Route: ['AWS::ApiGatewayV2::Route', { RouteKey: 'GET /v1/x', Target: target, ...route }],
      }),
    );

  test('that need a token say whose, for whom and with what scope', () => {
    const route = { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' }, AuthorizationScopes: ['app'] };
    expect(apiWith(route).routes).toEqual([
      {
        routeKey: 'GET /v1/x',
        functionName: 'publish-alert',
        token: { issuer: 'http://cognito/pool', audience: ['client'], scopes: ['app'] },
      },
    ]);
  });

  test('that are public need none', () => {
    expect(apiWith({ AuthorizationType: 'NONE' }).routes).toEqual([
      { routeKey: 'GET /v1/x', functionName: 'publish-alert' },
    ]);
  });

  test.each<[string, object]>([
    ['an authorizer of another kind', { AuthorizationType: 'AWS_IAM' }],
    ['an authorizer that is not there', { AuthorizationType: 'JWT', AuthorizerId: 'none' }],
    ['an integration that is not there', { Target: 'integrations/none' }],
    ['no method', { RouteKey: '$default' }],
  ])('with %s are refused', (_what, route) => {
    expect(() => apiWith(route)).toThrow();
  });
});
