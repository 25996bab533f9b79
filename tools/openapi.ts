/** Writes `docs/openapi.json` from the contract; with `--check` only tells whether it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { fieldErrors } from '../contract/field-errors.ts';
import { operations } from '../contract/index.ts';
import type { Operation } from '../contract/operation.ts';
import { type ProblemCode, problems } from '../contract/problems.ts';

const target = new URL('../docs/openapi.json', import.meta.url);

const codes = (of: object) => z.enum(Object.keys(of) as [string, ...string[]]);

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: codes(problems),
  requestId: z.string(),
  errors: z.optional(z.array(z.object({ path: z.string(), code: codes(fieldErrors), message: z.string() }))),
});
z.globalRegistry.add(problem, { id: 'Problem', description: 'RFC 9457; `code` is stable.' });

export function openApiDocument(): object {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Vigie',
      version: '1',
      description: 'Le réseau d’alerte entre voisins. / The alert network between neighbours.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: Object.fromEntries(pathItems()),
    components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  });
}

/** Operations that share a path make one path item. */
function pathItems(): Map<string, Record<string, ZodOpenApiOperationObject>> {
  const items = new Map<string, Record<string, ZodOpenApiOperationObject>>();
  for (const [operationId, operation] of Object.entries<Operation>(operations)) {
    items.set(operation.path, {
      ...items.get(operation.path),
      [operation.method.toLowerCase()]: describe(operationId, operation),
    });
  }
  return items;
}

function describe(operationId: string, operation: Operation): ZodOpenApiOperationObject {
  const { params, query, headers, body } = operation;
  return {
    operationId,
    summary: operation.summary.en,
    description: operation.summary.fr,
    tags: [operation.group],
    security: operation.access === 'public' ? [] : [{ accessToken: [] }],
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(headers && { header: headers }) },
    ...(body
      ? { requestBody: { required: true, content: { [operation.consumes ?? 'application/json']: { schema: body } } } }
      : {}),
    responses: { ...successes(operation), ...refusals(operation) },
  };
}

function successes({
  responses,
  produces = 'application/json',
  location,
  cache,
}: Operation): ZodOpenApiResponsesObject {
  const headers = z.object({
    ...(location ? { location: z.string() } : {}),
    ...(cache ? { etag: z.string(), 'cache-control': z.string() } : {}),
    ...(cache?.dated ? { 'last-modified': z.string() } : {}),
  });
  const described = Object.entries(responses).map(([status, schema]) => [
    status,
    status === '204'
      ? { description: 'Done.' }
      : {
          description: location ? 'Created.' : 'Done.',
          content: { [produces]: { schema } },
          ...(location || cache ? { headers } : {}),
        },
  ]);
  const unchanged = { 304: { description: 'As it is known by the `if-none-match` or `if-modified-since` given.' } };
  return { ...Object.fromEntries(described), ...(cache ? unchanged : {}) };
}

/** What the gateway says before any function is asked; it is no problem document. */
const gatewayRefusals: Readonly<Record<string, string>> = {
  401: 'No valid access token.',
  403: 'The token lacks the required scope.',
};

/** The problems of each status, in the order of the contract; reading the request can always fail. */
function refusals(operation: Operation): ZodOpenApiResponsesObject {
  const reading: ProblemCode[] = ['malformed-json', 'invalid-input', 'body-too-large'];
  const expected = [...new Set([...reading, ...operation.problems, 'internal' as const, 'unavailable' as const])];
  const statuses = [...new Set(expected.map((code) => problems[code].status))].toSorted();
  const described = statuses.map((status) => [
    String(status),
    {
      description: [
        ...(operation.access === 'public' ? [] : [gatewayRefusals[status] ?? []].flat()),
        ...expected
          .filter((code) => problems[code].status === status)
          .map((code) => `\`${code}\`: ${problems[code].en}`),
      ].join('\n'),
      content: {
        'application/problem+json': { schema: problem },
        ...(operation.produces === 'text/html' ? { 'text/html': { schema: z.string() } } : {}),
      },
    },
  ]);
  const byGateway = operation.access === 'public' ? [] : Object.entries(gatewayRefusals);
  const bare = byGateway.map(([status, description]) => [status, { description }]);
  return { ...Object.fromEntries(bare), ...Object.fromEntries(described) };
}

const serialized = () => `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(target, serialized());
  else if (readFileSync(target, 'utf8') !== serialized()) {
    console.error('docs/openapi.json is not what the contract says: run `npm run openapi`');
    process.exitCode = 1;
  }
}
