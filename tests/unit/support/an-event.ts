import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Operation, routeKey } from '../../../contract/operation.ts';

/** For documentation alone. https://www.rfc-editor.org/rfc/rfc5737 */
const sourceIp = '192.0.2.1';

interface EventParts {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** The claims of an access token that API Gateway checked. */
  readonly claims?: Record<string, unknown>;
}

/** A request as API Gateway hands it to the function that serves the operation (payload 2.0). */
export function anEvent(
  operation: Operation,
  { params, query, headers = {}, body, claims }: EventParts = {},
): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: routeKey(operation),
    rawPath: operation.path,
    rawQueryString: '',
    headers,
    isBase64Encoded: false,
    ...(params ? { pathParameters: params } : {}),
    ...(query ? { queryStringParameters: query } : {}),
    ...(body === undefined ? {} : { body }),
    requestContext: {
      requestId: 'request-1',
      http: { method: operation.method, path: operation.path, protocol: 'HTTP/1.1', sourceIp, userAgent: '' },
      ...(claims ? { authorizer: { jwt: { claims, scopes: null } } } : {}),
    } as APIGatewayProxyEventV2['requestContext'],
  };
}
