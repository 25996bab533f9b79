import { describe, expect, test } from '@jest/globals';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Operation } from '../../../contract/operation.ts';
import { Refusal } from '../../../lambdas/domain/refusal.ts';
import { serve } from '../../../lambdas/http/serve.ts';
import { anEvent } from '../support/an-event.ts';

const readable = { group: 'alerts', method: 'GET', summary: { fr: '', en: '' }, problems: [] } as const;

const operations = {
  readBoard: {
    ...readable,
    path: '/v1/board',
    access: 'public',
    cache: { maxAgeSeconds: 60 },
    responses: { 200: z.object({ notes: z.array(z.string()) }) },
  },
  readLetter: {
    ...readable,
    path: '/v1/letter',
    access: 'signed-in',
    produces: 'application/cap+xml',
    cache: { maxAgeSeconds: 0, dated: true },
    responses: { 200: z.string() },
  },
} as const satisfies Record<string, Operation>;

const writtenAt = new Date('2026-11-22T20:31:00.500Z');
const claims = { sub: '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b' };

function call(operation: Operation, headers: Record<string, string> = {}, notes = ['a']) {
  const handler = serve(operations, {
    readBoard: async () => {
      if (notes.length === 0) throw new Refusal('alert-not-found');
      return { notes };
    },
    readLetter: async () => ({ body: '<alert/>', lastModified: writtenAt }),
  });
  return handler(anEvent(operation, { headers, claims }), {} as Context);
}

const { readBoard, readLetter } = operations;
const tagOf = async (operation: Operation, notes?: string[]) =>
  String((await call(operation, {}, notes)).headers?.etag);

describe('an answer that may be kept', () => {
  test('says for how long where it is public, and has a strong tag', async () => {
    const { statusCode, headers } = await call(readBoard);
    expect([statusCode, headers?.['cache-control']]).toEqual([200, 'public, max-age=60']);
    expect(headers?.etag).toMatch(/^"[\w-]{43}"$/);
    expect(headers).not.toHaveProperty('last-modified');
  });

  test('is for its caller alone where it is signed in, and says when it last changed', async () => {
    expect((await call(readLetter)).headers).toMatchObject({
      'content-type': 'application/cap+xml; charset=utf-8',
      'cache-control': 'private, no-cache',
      'last-modified': 'Sun, 22 Nov 2026 20:31:00 GMT',
    });
  });

  test('has another tag once it is another', async () => {
    expect(await tagOf(readBoard)).toBe(await tagOf(readBoard, ['a']));
    expect(await tagOf(readBoard)).not.toBe(await tagOf(readBoard, ['b']));
  });

  test('has none when it is a refusal, which nobody keeps', async () => {
    const { statusCode, headers } = await call(readBoard, { 'if-none-match': '*' }, []);
    expect([statusCode, headers?.['cache-control'], headers?.etag]).toEqual([404, 'no-store', undefined]);
  });
});

describe('whoever asks again', () => {
  const known = { statusCode: 304 };
  const told = { statusCode: 200 };
  const asked = 'if-none-match';

  test('by the tag they know is told that nothing changed, with what goes with it and no body', async () => {
    const etag = await tagOf(readBoard);
    const answer = await call(readBoard, { [asked]: etag });
    expect(answer).toEqual({ ...known, headers: { etag, 'cache-control': 'public, max-age=60' } });
  });

  test.each<[string, (etag: string) => string, object]>([
    ['weakened on the way', (etag) => `W/${etag}`, known],
    ['among others', (etag) => `"x", ${etag} ,"y"`, known],
    ['of anything', () => '*', known],
    ['of something else', () => '"x"', told],
    ['without its quotes', (etag) => etag.slice(1, -1), told],
    ['that is empty', () => '', told],
  ])('by a tag %s', async (_, header, expected) => {
    expect(await call(readBoard, { [asked]: header(await tagOf(readBoard)) })).toMatchObject(expected);
  });

  test.each([
    ['of the same second', 'Sun, 22 Nov 2026 20:31:00 GMT', known],
    ['that is later', 'Mon, 23 Nov 2026 08:00:00 GMT', known],
    ['that is earlier', 'Sun, 22 Nov 2026 20:30:59 GMT', told],
    ['that is none', 'yesterday', told],
  ])('by a date %s', async (_, date, expected) => {
    expect(await call(readLetter, { 'if-modified-since': date })).toMatchObject(expected);
  });

  test('by both is answered by the tag', async () => {
    const date = { 'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT' };
    expect(await call(readLetter, { ...date, [asked]: '"x"' })).toMatchObject(told);
  });

  test('by a date where none is known is told again', async () => {
    expect(await call(readBoard, { 'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT' })).toMatchObject(told);
  });
});
