import * as z from 'zod';
import { localAccountId } from '../sns/arns.ts';
import { physicalName, type Template } from '../template/template.ts';

/** The addresses that names depend on. */
export interface Addresses {
  /** Of the API, without a trailing slash. */
  readonly apiUrl: string;
  /** A queue's URL by its name. */
  readonly queueUrl: (name: string) => string;
}

/** Every function says its name to its logger, and that is where its bundle is. */
const namedFunction = z.object({
  Environment: z.object({ Variables: z.object({ SERVICE_NAME: z.string() }) }),
});

/** Notes what functions are called, before there is anything that they could be given. */
export function noteFunctionNames(template: Template): void {
  for (const resource of template.resources('AWS::Lambda::Function')) {
    const name = namedFunction.parse(resource.properties).Environment.Variables.SERVICE_NAME;
    template.note(resource, { ref: name, attributes: { Arn: functionArn(template.region, name) } });
  }
}

/** A function's ARN on this machine. */
export function functionArn(region: string, name: string): string {
  return `arn:aws:lambda:${region}:${localAccountId}:function:${name}`;
}

/** Notes the names of all that can be named before it is made, so that resources can refer to each other in a circle. */
export function noteNames(template: Template, { apiUrl, queueUrl }: Addresses): void {
  const arn = (service: string, name: string): string =>
    `arn:aws:${service}:${template.region}:${localAccountId}:${name}`;
  for (const resource of template.resources('AWS::SQS::Queue')) {
    const name = physicalName(resource);
    template.note(resource, { ref: queueUrl(name), attributes: { Arn: arn('sqs', name), QueueName: name } });
  }
  for (const resource of template.resources('AWS::SNS::Topic')) {
    const name = physicalName(resource);
    template.note(resource, { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } });
  }
  for (const resource of template.resources('AWS::ApiGatewayV2::Api')) {
    template.note(resource, { ref: physicalName(resource), attributes: { ApiEndpoint: apiUrl } });
  }
  for (const { resource, properties } of template.read('AWS::Logs::LogGroup', logGroup)) {
    template.note(resource, { ref: properties.LogGroupName ?? physicalName(resource) });
  }
  for (const resource of namedByThemselves.flatMap((type) => template.resources(type))) {
    template.note(resource, { ref: physicalName(resource) });
  }
}

/** What AWS itself writes to has a name that AWS chose. */
const logGroup = z.object({ LogGroupName: z.string().optional() });

const namedByThemselves = [
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::SES::ConfigurationSet',
] as const;
