import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Settings } from '../settings.ts';

/** What browsers of the allowed origins may send and read; nothing when no origin is allowed. */
export function corsOf({ corsOrigins }: Settings): CorsPreflightOptions | undefined {
  if (corsOrigins.length === 0) return undefined;
  const { GET, PUT, POST, PATCH, DELETE } = CorsHttpMethod;
  return {
    allowOrigins: [...corsOrigins],
    allowMethods: [GET, PUT, POST, PATCH, DELETE],
    allowHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'accept-language',
      'if-none-match',
      'if-modified-since',
    ],
    exposeHeaders: ['location', 'retry-after', 'etag', 'last-modified'],
    maxAge: Duration.hours(1),
  };
}
