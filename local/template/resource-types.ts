import type { Assembly } from './assembly.ts';

/** What this machine makes, or reads to make something else. */
const runTypes = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::Logs::SubscriptionFilter',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
] as const;

/** A type of resource that is read from the template. */
export type ResourceType = (typeof runTypes)[number];

/** What a laptop does without: who may call what, what is watched, and how much passes. */
const doneWithout: readonly string[] = [
  'AWS::ApiGatewayV2::Stage',
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::MetricFilter',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

/**
 * Makes sure that nothing in the templates is passed over in silence.
 * @throws naming the types that this machine does not know
 */
export function checkResourceTypes({ stacks }: Assembly): void {
  const types = new Set(stacks.flatMap(({ resources }) => resources.map(({ type }) => type)));
  const known = new Set<string>([...runTypes, ...doneWithout]);
  const unknown = [...types].filter((type) => !known.has(type));
  if (unknown.length > 0) {
    throw new Error(`This machine does not know how to run ${unknown.join(', ')}, which the template has`);
  }
}
