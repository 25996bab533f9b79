import { describe, expect, test } from '@jest/globals';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { text, ulid } from '../../../contract/fields.ts';
import type { Operation } from '../../../contract/operation.ts';
import { Refusal } from '../../../lambdas/domain/refusal.ts';
import { residentIdOf } from '../../../lambdas/domain/residents/resident-id.ts';
import { serve } from '../../../lambdas/http/serve.ts';
import type { Request, UseCase } from '../../../lambdas/use-cases/use-case.ts';
import { anEvent } from '../support/an-event.ts';

const operations = {
  writeNote: {
    group: 'alerts',
    method: 'POST',
    path: '/v1/notes/{noteId}',
    access: 'signed-in',
    summary: { fr: '', en: '' },
    params: z.strictObject({ noteId: ulid }),
    query: z.strictObject({ limit: z.optional(z.coerce.number().check(z.int(), z.maximum(10))) }),
    headers: z.object({ 'idempotency-key': z.uuid() }),
    body: z.strictObject({ title: text(3, 10), at: z.optional(z.object({ hour: z.number() })) }),
    responses: { 201: z.object({ noteId: ulid, title: z.string() }) },
    location: '/v1/notes/{noteId}',
    problems: [],
  },
  dropNote: {
    group: 'alerts',
    method: 'DELETE',
    path: '/v1/notes/{noteId}',
    access: 'signed-in',
    summary: { fr: '', en: '' },
    params: z.strictObject({ noteId: ulid }),
    responses: { 204: z.undefined() },
    problems: [],
  },
  addComment: {
    group: 'alerts',
    method: 'POST',
    path: '/v1/notes/{noteId}/comments',
    access: 'public',
    summary: { fr: '', en: '' },
    params: z.strictObject({ noteId: ulid }),
    body: z.strictObject({ words: z.array(z.string()).check(z.minLength(1)) }),
    responses: { 201: z.object({ commentId: z.string() }) },
    location: '/v1/notes/{noteId}/comments/{commentId}',
    problems: [],
  },
  sendNote: {
    group: 'alerts',
    method: 'POST',
    path: '/v1/sendings',
    access: 'public',
    summary: { fr: '', en: '' },
    query: z.strictObject({ preview: z.optional(z.enum(['true', 'false'])) }),
    responses: { 200: z.object({ readers: z.number() }), 201: z.object({ noteId: ulid }) },
    location: '/v1/notes/{noteId}',
    problems: [],
  },
  readPage: {
    group: 'alerts',
    method: 'GET',
    path: '/v1/page',
    access: 'public',
    summary: { fr: '', en: '' },
    produces: 'text/html',
    responses: { 200: z.string() },
    problems: [],
  },
} as const satisfies Record<string, Operation>;

const noteId = '01JDB2Q4M8Z6V3N5T7W9X1Y0AB';
const sub = '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b';
const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
const good = { params: { noteId }, headers: { 'idempotency-key': key }, body: '{"title":"Bonjour"}', claims: { sub } };

type WriteNote = UseCase<typeof operations.writeNote>;
const answering: WriteNote = async () => ({ noteId, title: 'Bonjour' });

/** Calls the operation through the frame; `writeNote` does what the test says. */
async function call(operation: Operation, parts: Parameters<typeof anEvent>[1], writeNote: WriteNote = answering) {
  const handler = serve(operations, {
    writeNote,
    dropNote: async () => undefined,
    sendNote: async ({ query: { preview } }) =>
      preview === 'true' ? { status: 200 as const, body: { readers: 3 } } : { status: 201 as const, body: { noteId } },
    readPage: async () => '<p>ok</p>',
    addComment: async () => ({ commentId: 'c 1' }),
  });
  const { body, ...answer } = await handler(anEvent(operation, parts), {} as Context);
  return { ...answer, text: body ?? '', json: body?.startsWith('{') ? JSON.parse(body) : undefined };
}

const refusedFields = async (parts: Parameters<typeof anEvent>[1]) => {
  const { statusCode, json } = await call(operations.writeNote, parts);
  expect({ statusCode, code: json.code }).toEqual({ statusCode: 400, code: 'invalid-input' });
  return json.errors.map(({ path, code }: { path: string; code: string }) => `${path}: ${code}`);
};

describe('a request', () => {
  test('reaches its use case parsed, with who calls, from where and in which language', async () => {
    const seen: Request<typeof operations.writeNote>[] = [];
    await call(
      operations.writeNote,
      {
        ...good,
        query: { limit: '5' },
        headers: { ...good.headers, 'accept-language': 'en', authorization: 'Bearer abc' },
      },
      async (request) => {
        seen.push(request);
        return { noteId, title: 'x' };
      },
    );
    expect(seen).toMatchObject([
      {
        params: { noteId },
        query: { limit: 5 },
        body: { title: 'Bonjour' },
        language: 'en',
        caller: { residentId: residentIdOf(sub), operator: false, accessToken: 'abc' },
        sourceAddress: '192.0.2.1',
      },
    ]);
  });

  test.each([['[operators readers]'], [['operators']], ['operators']])(
    'comes from an operator when the groups are %j',
    async (groups) => {
      const callers: boolean[] = [];
      await call(operations.writeNote, { ...good, claims: { sub, 'cognito:groups': groups } }, async ({ caller }) => {
        callers.push(caller.operator);
        return { noteId, title: 'x' };
      });
      expect(callers).toEqual([true]);
    },
  );

  test('comes from an account whose identifier Cognito did not make by RFC 4122', async () => {
    const { statusCode } = await call(operations.writeNote, {
      ...good,
      claims: { sub: '24688438-40e1-70d0-d97e-084cfc8992c7' },
    });
    expect(statusCode).toBe(201);
  });

  test('does not come from an operator when a group only resembles theirs', async () => {
    const callers: boolean[] = [];
    await call(
      operations.writeNote,
      { ...good, claims: { sub, 'cognito:groups': '[no-operators operatorsx]' } },
      async ({ caller }) => {
        callers.push(caller.operator);
        return { noteId, title: 'x' };
      },
    );
    expect(callers).toEqual([false]);
  });
});

describe('an answer', () => {
  test('has the status of the contract, the place of what was created, and is never cached', async () => {
    const { statusCode, headers } = await call(operations.writeNote, good);
    expect(statusCode).toBe(201);
    expect(headers).toMatchObject({ location: `/v1/notes/${noteId}`, 'cache-control': 'no-store' });
  });

  test('places what was created under the path that was asked', async () => {
    const { headers } = await call(operations.addComment, { params: { noteId }, body: '{"words":["a"]}' });
    expect(headers?.location).toBe(`/v1/notes/${noteId}/comments/c%201`);
  });

  test('holds no field that the contract does not name', async () => {
    const { json } = await call(operations.writeNote, good, async () => ({
      noteId,
      title: 'x',
      phone: '+33612345678',
    }));
    expect(json).toEqual({ noteId, title: 'x' });
  });

  test('that breaks the contract is a fault of ours, and nothing of it leaves', async () => {
    const { statusCode, text: body } = await call(operations.writeNote, good, async () => ({
      noteId: 'secret',
      title: 'x',
    }));
    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret');
  });

  test('of a deletion is empty', async () => {
    const { statusCode, text: body } = await call(operations.dropNote, {
      params: { noteId },
      body: '{}',
      claims: { sub },
    });
    expect([statusCode, body]).toEqual([204, '']);
  });

  test('that is a page forbids scripts and framing', async () => {
    const { headers } = await call(operations.readPage, {});
    expect(headers?.['content-type']).toBe('text/html; charset=utf-8');
    expect(headers?.['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  });
});

describe('bad input', () => {
  test('names every wrong field at once, wherever it is', async () => {
    const errors = await refusedFields({
      ...good,
      params: { noteId: 'short' },
      query: { limit: '50' },
      headers: {},
      body: '{"title":"ab","colour":"red","at":{"hour":"noon"}}',
    });
    expect(errors.toSorted()).toEqual([
      'at.hour: wrong-type',
      'colour: unknown-field',
      'idempotency-key: missing',
      'limit: too-large',
      'noteId: wrong-form',
      'title: too-short',
    ]);
  });

  test.each([
    ['no body', undefined],
    ['an empty body', ''],
  ])('%s lacks its fields', async (_, body) => {
    const { claims, params, headers } = good;
    expect(await refusedFields({ claims, params, headers, ...(body === undefined ? {} : { body }) })).toEqual([
      ': missing',
    ]);
  });

  test.each([
    ['malformed JSON', '{"title":', 400, 'malformed-json'],
    ['a body over 64 KB', JSON.stringify({ title: 'x'.repeat(65_536) }), 413, 'body-too-large'],
    ['an array', '[]', 400, 'invalid-input'],
    ['null', 'null', 400, 'invalid-input'],
    ['a number', '7', 400, 'invalid-input'],
  ])('%s gets a clear problem', async (_, body, status, code) => {
    const { statusCode, json } = await call(operations.writeNote, { ...good, body });
    expect([statusCode, json.code]).toEqual([status, code]);
  });

  test('a parameter without a value is as good as none, but for one that nobody knows', async () => {
    expect(await call(operations.sendNote, { query: { preview: '' } })).toMatchObject({ statusCode: 201 });
    const { json } = await call(operations.sendNote, { query: { colour: '' } });
    expect(json.errors).toMatchObject([{ path: 'colour', code: 'unknown-field' }]);
  });

  test('of an empty list is too few, not too short', async () => {
    const { json } = await call(operations.addComment, { params: { noteId }, body: '{"words":[]}' });
    expect(json.errors).toMatchObject([{ path: 'words', code: 'too-few' }]);
  });

  test('a body where none belongs is refused, but for an empty object', async () => {
    const { json } = await call(operations.dropNote, { params: { noteId }, body: '{"force":true}', claims: { sub } });
    expect(json.errors).toMatchObject([{ path: 'force', code: 'unknown-field' }]);
  });

  test.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'Ce champ est obligatoire.'],
    ['en-GB,en;q=0.9', 'This field is required.'],
    ['de', 'Ce champ est obligatoire.'],
    ['fr;q=0.2, en;q=0.7', 'This field is required.'],
  ])('is explained in the language of %s', async (language, message) => {
    const { json } = await call(operations.writeNote, { ...good, headers: { 'accept-language': language } });
    expect(json.errors).toMatchObject([{ path: 'idempotency-key', message }]);
  });

  test('in a path that cannot be decoded is the wrong form, not a fault', async () => {
    expect(await refusedFields({ ...good, params: { noteId: '%E0%A4%A' } })).toEqual(['noteId: wrong-form']);
  });
});

describe('a refusal', () => {
  test.each([
    [undefined, 'text/html; charset=utf-8', '<!doctype html>'],
    ['text/html,*/*;q=0.8', 'text/html; charset=utf-8', '<!doctype html>'],
    ['application/problem+json', 'application/problem+json', 'malformed-json'],
  ])('of a page, to whoever accepts %s, is %s', async (accept, type, words) => {
    const {
      statusCode,
      headers,
      text: body,
    } = await call(operations.readPage, {
      body: '{',
      headers: accept === undefined ? {} : { accept },
    });
    expect([statusCode, headers?.['content-type']]).toEqual([400, type]);
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(body).toContain(words);
  });

  test('is a problem with a stable code, a title, and when to come back', async () => {
    const { statusCode, headers, json } = await call(operations.writeNote, good, async () => {
      throw new Refusal('too-many-codes', { retryAfterSeconds: 90 });
    });
    expect(statusCode).toBe(429);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '90' });
    expect(json).toMatchObject({
      code: 'too-many-codes',
      status: 429,
      requestId: 'request-1',
      type: 'urn:vigie:problem:too-many-codes',
    });
  });

  test('for a fault of ours says nothing of it but the request to quote', async () => {
    const { statusCode, json } = await call(operations.writeNote, good, async () => {
      throw new Error('table Residents-X1 refused item +33612345678');
    });
    expect(statusCode).toBe(500);
    expect(json).toEqual({
      type: 'urn:vigie:problem:internal',
      title: expect.any(String),
      status: 500,
      code: 'internal',
      requestId: 'request-1',
    });
  });

  test.each(['ThrottlingException', 'TimeoutError'])(
    'for a fault that passes (%s) says when to come back',
    async (name) => {
      const { statusCode, headers } = await call(operations.writeNote, good, async () => {
        throw Object.assign(new Error('item +33612345678'), { name });
      });
      expect([statusCode, headers?.['retry-after']]).toEqual([503, '1']);
    },
  );

  test('meets a route that the function does not serve', async () => {
    const { statusCode } = await call({ ...operations.writeNote, path: '/v1/elsewhere' }, good);
    expect(statusCode).toBe(404);
  });
});

describe('an operation with several successes', () => {
  test('answers with the status of the one that it was, and says where it is only what it made', async () => {
    const previewed = await call(operations.sendNote, { query: { preview: 'true' } });
    expect(previewed).toMatchObject({ statusCode: 200, json: { readers: 3 } });
    expect(previewed.headers).not.toHaveProperty('location');
    const sent = await call(operations.sendNote, {});
    expect(sent).toMatchObject({ statusCode: 201, json: { noteId }, headers: { location: `/v1/notes/${noteId}` } });
  });
});
