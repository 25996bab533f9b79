import type * as z from 'zod/mini';
import type { Bilingual } from './fields.ts';
import type { ProblemCode } from './problems.ts';

/** One Lambda function serves one group of operations. */
export type OperationGroup =
  | 'reference'
  | 'municipalities'
  | 'registry'
  | 'officers'
  | 'communities'
  | 'members'
  | 'me'
  | 'relatives'
  | 'alerts'
  | 'official-alerts'
  | 'follow-up'
  | 'moderation'
  | 'deliveries'
  | 'statistics'
  | 'contestations'
  | 'open-data'
  | 'cap-sources';

export type MediaType =
  | 'application/json'
  | 'application/geo+json'
  | 'application/cap+xml'
  | 'application/atom+xml'
  | 'text/html';

/** How an answer may be kept: of a public operation by anyone, of a signed-in one by its caller alone, who asks each time. */
interface Cache {
  /** For how long it is used without asking again; of no weight where a token is needed. */
  readonly maxAgeSeconds: number;
  /** Whether its use case also tells when what it answers last changed. @default false */
  readonly dated?: boolean;
}

/** One operation of the HTTP API, as plain data: its route, its parsing, its document and its client are derived from this. */
export interface Operation {
  readonly group: OperationGroup;
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** With the parameters as OpenAPI and API Gateway both spell them: `/v1/alerts/{alertId}`. */
  readonly path: `/v1/${string}`;
  /** `public` needs no token; `signed-in` needs an access token with the required scope. Finer rights are the use case's. */
  readonly access: 'public' | 'signed-in';
  readonly summary: Bilingual;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  /** By their lower-case names. */
  readonly headers?: z.ZodMiniObject;
  /** Without it the body must be empty or `{}`. */
  readonly body?: z.ZodMiniType;
  /** @default 'application/json'; a form is read by the schema of the body, and not at all without one. */
  readonly consumes?: 'application/json' | 'application/x-www-form-urlencoded';
  /** @default 'application/json' */
  readonly produces?: MediaType;
  /** Its answer may be kept, and is asked for again with what it was known by (RFC 9110, 9111). @default it is never kept */
  readonly cache?: Cache;
  /** The successes, by their status, most often one; 204 carries no body. With several, the answer says which it is: `{ status, body }`. */
  readonly responses: { readonly [status: number]: z.ZodMiniType };
  /** The path of what a 201 created; its parameters are fields of the answer or of the request's own path. */
  readonly location?: `/v1/${string}`;
  /** The refusals that a caller should expect beside `invalid-input`. */
  readonly problems: readonly ProblemCode[];
}

/** Whether an answer is text as it is, and no JSON. */
export const isText = ({ produces = 'application/json' }: Pick<Operation, 'produces'>): boolean =>
  !produces.endsWith('json');

/** The statuses of the operation's successes. */
export function successStatuses(operation: Operation): number[] {
  return Object.keys(operation.responses).map(Number);
}

/** The route as API Gateway names it in `event.routeKey`. */
export function routeKey(operation: Pick<Operation, 'method' | 'path'>): string {
  return `${operation.method} ${operation.path}`;
}
