/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles: Lambda always gives its credentials in the environment,
 * and the whole provider chain would cost 10 ms and 130 KB at each cold start.
 */
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What every SDK client calls for its credentials, under the name that it imports. */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => readCredentials(process.env);
}

function readCredentials(environment: NodeJS.ProcessEnv): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const { AWS_SESSION_TOKEN: sessionToken } = environment;
  if (!accessKeyId || !secretAccessKey) throw new Error('the environment holds no AWS credentials');
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}
