import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** How long one AWS call may take before it is tried again; the default would outlive the function. */
const requestTimeoutMs = 3_000;
const connectionTimeoutMs = 1_000;

/** What every AWS client is made with: bounded waits, three tries. Region, endpoint and credentials come from the environment. */
export const clientSettings = {
  maxAttempts: 3,
  requestHandler: {
    requestTimeout: requestTimeoutMs,
    connectionTimeout: connectionTimeoutMs,
    // Without it the SDK only logs that the time is over, and goes on waiting.
    throwOnRequestTimeout: true,
  },
} as const;

export function dynamoClient(): DynamoDBClient {
  return new DynamoDBClient(clientSettings);
}
