/** What leaves the gateway. */
export interface GatewayAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

/** What the gateway itself answers, without calling a function. */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  readonly answer: GatewayAnswer;

  constructor(answer: GatewayAnswer) {
    super(`The gateway refuses with ${answer.statusCode}`);
    this.answer = answer;
  }
}

const refusal = (
  statusCode: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GatewayAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message }),
});

/** API Gateway's own answers, word for word. */
export const refusals = {
  notFound: refusal(404, 'Not Found'),
  payloadTooLarge: refusal(413, 'Request Entity Too Large'),
  internalServerError: refusal(500, 'Internal Server Error'),
  serviceUnavailable: refusal(503, 'Service Unavailable'),
  /** No token, or one that does not hold (RFC 6750). */
  unauthorized: (description?: string) =>
    refusal(401, 'Unauthorized', {
      'www-authenticate':
        description === undefined
          ? 'Bearer'
          : `Bearer scope="" error="invalid_token" error_description="${description}"`,
    }),
  /** A token that holds, but not for this: an identity token for instance, which has no scope. */
  forbidden: (scopes: readonly string[]) =>
    refusal(403, 'Forbidden', { 'www-authenticate': `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"` }),
} as const;
