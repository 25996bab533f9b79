import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { LocalConfig } from './local-config.ts';

/** The AWS clients of the platform itself. */
export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly cognito: CognitoIdentityProviderClient;
  /** Closes their connections. */
  destroy(): void;
}

/** The key that the platform itself calls with. Any would do: the stand-ins check none. */
export const platformAccessKeyId = 'local';
const credentials = { accessKeyId: platformAccessKeyId, secretAccessKey: 'local' };

/** Makes the clients of the stand-ins. */
export function createClients(endpoints: LocalConfig['endpoints'], region: string): Clients {
  const settings = (endpoint: string) => ({ endpoint, region, credentials });
  const clients = {
    dynamodb: new DynamoDBClient(settings(endpoints.dynamodb)),
    streams: new DynamoDBStreamsClient(settings(endpoints.dynamodb)),
    sns: new SNSClient(settings(endpoints.sns)),
    sqs: new SQSClient(settings(endpoints.sqs)),
    cognito: new CognitoIdentityProviderClient(settings(endpoints.cognito)),
  };
  return { ...clients, destroy: () => Object.values(clients).forEach((client) => void client.destroy()) };
}

/** What a function's environment needs to find the stand-ins, its code unchanged. */
export function clientVariables(endpoints: LocalConfig['endpoints'], region: string): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SNS: endpoints.sns,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_SESV2: endpoints.ses,
    AWS_ENDPOINT_URL_KMS: endpoints.kms,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoints.cognito,
  };
}
