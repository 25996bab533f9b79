/** The typed client: one method per operation, derived from the contract. Uses the platform's own `fetch`. */
import * as z from 'zod/mini';
import type { AnswerOf, WrittenParts } from './exchange.ts';
import { type OperationId, operations } from './index.ts';
import { isText, type Operation, successStatuses } from './operation.ts';

const problemBody = z.looseObject({
  code: z.string(),
  title: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ path: z.string(), code: z.string(), message: z.string() }))),
});
export type ProblemBody = z.infer<typeof problemBody>;

/** What the API answered instead of a success. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Absent when the answer is the gateway's own, as for a token that is missing. */
  readonly problem: ProblemBody | undefined;
  readonly headers: Headers;

  constructor(status: number, problem: ProblemBody | undefined, headers: Headers) {
    super(`${status} ${problem?.code ?? ''}`.trim());
    this.name = 'ApiProblem';
    this.status = status;
    this.problem = problem;
    this.headers = headers;
  }
}

interface ClientSettings {
  /** Without a trailing slash; operations' paths begin with `/v1`. */
  readonly baseUrl: string;
  /** An access token; without it only public operations pass. */
  readonly token?: string;
  readonly language?: 'fr' | 'en';
}

type Method<Of extends Operation> =
  Record<never, never> extends WrittenParts<Of>
    ? (request?: WrittenParts<Of>) => Promise<AnswerOf<Of>>
    : (request: WrittenParts<Of>) => Promise<AnswerOf<Of>>;

export type Client = { readonly [Id in OperationId]: Method<(typeof operations)[Id]> };

/** @throws ApiProblem from every method, for every answer but the operation's success */
export function createClient(settings: ClientSettings): Client {
  const methods = Object.entries(operations).map(([id, operation]) => [
    id,
    (request: RequestParts = {}) => call(settings, operation, request),
  ]);
  return Object.fromEntries(methods) as Client;
}

interface RequestParts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

async function call(settings: ClientSettings, operation: Operation, request: RequestParts): Promise<unknown> {
  const response = await fetch(`${settings.baseUrl}${pathOf(operation.path, request)}`, {
    method: operation.method,
    headers: {
      ...(settings.token ? { authorization: `Bearer ${settings.token}` } : {}),
      // Refusals of pages are pages, but for whoever reads problems.
      ...(operation.produces === 'text/html' ? { accept: 'text/html, application/problem+json' } : {}),
      ...(settings.language ? { 'accept-language': settings.language } : {}),
      ...(request.body === undefined ? {} : { 'content-type': operation.consumes ?? 'application/json' }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: written(operation, request.body) }),
  });
  const successes = successStatuses(operation);
  if (!successes.includes(response.status)) throw await problemOf(response);
  const body = await answerOf(operation, response);
  return successes.length > 1 ? { status: response.status, body } : body;
}

function written({ consumes }: Operation, body: unknown): string {
  if (consumes !== 'application/x-www-form-urlencoded') return JSON.stringify(body);
  return new URLSearchParams(z.parse(z.record(z.string(), z.string()), body)).toString();
}

async function answerOf(operation: Operation, response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const answer = isText(operation) ? await response.text() : await response.json();
  return z.parse(operation.responses[response.status] ?? z.unknown(), answer);
}

function pathOf(template: string, { params = {}, query = {} }: RequestParts): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const parsed = z.safeParse(problemBody, await response.json().catch(() => undefined));
  return new ApiProblem(response.status, parsed.success ? parsed.data : undefined, response.headers);
}
