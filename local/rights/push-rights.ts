import type { PlatformApplications } from '../deployment/topics.ts';
import type { Statement } from './statement.ts';

/**
 * What settings give along with a platform application. The template names none, and this machine fills them in: who may do
 * this on AWS is for the tests of a template that does name one.
 */
export function pushRights({ fcmArn, apnsArn }: PlatformApplications): Statement {
  return {
    Effect: 'Allow',
    Action: [
      'CreatePlatformEndpoint',
      'GetEndpointAttributes',
      'SetEndpointAttributes',
      'DeleteEndpoint',
      'Publish',
    ].map((operation) => `sns:${operation}`),
    Resource: [fcmArn, apnsArn].flatMap((arn) => [arn, `${arn.replace(':app/', ':endpoint/')}/*`]),
  };
}
