import { environments } from '../../lambdas/runtime/environments.ts';
import type { TableNames } from '../world/tables.ts';
import { credentials, region } from '../world/world.ts';

/** Where a function finds its AWS. */
export interface Endpoints {
  readonly dynamodb: string;
  /** SNS, SQS, SES and Cognito. */
  readonly others: string;
}

const arn = (service: string, name: string) => `arn:aws:${service}:${region}:000000000000:${name}`;

/** What Lambda would give a function of this name. */
export function functionEnvironment(name: string, tables: TableNames, endpoints: Endpoints): Record<string, string> {
  const known: Record<string, string> = {
    RESIDENTS_TABLE: tables.residents,
    COMMUNITIES_TABLE: tables.communities,
    ALERTS_TABLE: tables.alerts,
    TOPIC_ARN_PREFIX: arn('sns', 'vigie-'),
    EMAIL_QUEUE_ARN: arn('sqs', 'email'),
    EMAILS_PER_SECOND: '14',
    PUBLISHES_PER_SECOND: '300',
    EXERCISES_PER_SECOND: '33',
    SMS_SEGMENT_PRICE: '0.07',
    CONTESTATIONS_PER_ADDRESS: '1000',
    EMAIL_QUEUE_URL: `${endpoints.others}/000000000000/email`,
    COUNTING_QUEUE_URL: `${endpoints.others}/000000000000/counting`,
    FCM_APPLICATION_ARN: arn('sns', 'app/GCM/vigie'),
    APNS_APPLICATION_ARN: arn('sns', 'app/APNS/vigie'),
  };
  const variables: readonly string[] = Object.entries(environments).find(([key]) => key === name)?.[1] ?? [];
  return {
    // Others are only ever passed on in a message.
    ...Object.fromEntries(variables.map((variable) => [variable, known[variable] ?? 'https://vigie.example'])),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL: endpoints.others,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  };
}
