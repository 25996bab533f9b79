import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '../../contract/index.ts';
import type { Operation } from '../../contract/operation.ts';
import type { Person } from '../../local/story/person.ts';
import { givenResident } from '../support/people.ts';
import { sendRaw } from '../support/raw-call.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let resident: Person;

beforeAll(async () => {
  resident = await givenResident(inUse.platform);
}, 30_000);

/** What people, scripts and attackers put where an id should be. */
const oddIds = ['x', '0', '%00', '..%2f..%2f', 'null', '%F0%9F%94%A5', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'a'.repeat(2_000)];

const oddBodies = ['', '{}', '[]', 'null', '"text"', '12', '{"a":', '{"__proto__":{"x":1}}', `[${'['.repeat(5_000)}`];

const oddQueries = [
  '',
  '?limit=0',
  '?limit=1e9',
  '?cursor=%00',
  '?cursor=e30',
  '?query=',
  '?latitude=x&longitude=',
  '?a=1&a=2',
];

const everyOperation: [string, Operation][] = Object.entries(operations);

const send = (operation: Operation, path: string, body?: string) =>
  sendRaw(inUse.platform, {
    method: operation.method,
    path,
    token: resident.accessToken,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'odd' },
    ...(body === undefined || operation.method === 'GET' ? {} : { body }),
  });

const fill = (path: string, id: string): string => path.replace(/\{\w+\}/g, id);

describe('no input makes the API fail', () => {
  test.each(everyOperation)('%s, whatever the id', async (_id, operation) => {
    const answers = await Promise.all(oddIds.map((id) => send(operation, fill(operation.path, id), '{}')));
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  });

  test.each(everyOperation.filter(([, { method }]) => method !== 'GET'))(
    '%s, whatever the body',
    async (_id, operation) => {
      const path = fill(operation.path, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
      const answers = await Promise.all(oddBodies.map((body) => send(operation, path, body)));
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    },
  );

  test.each(everyOperation.filter(([, { method }]) => method === 'GET'))(
    '%s, whatever the query',
    async (_id, operation) => {
      const path = fill(operation.path, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
      const answers = await Promise.all(oddQueries.map((query) => send(operation, `${path}${query}`)));
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    },
  );

  test('nor does a body of bytes that are no text', async () => {
    const response = await fetch(`${inUse.platform.apiUrl}/v1/me`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${resident.accessToken}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]),
    });
    expect(response.status).toBe(400);
  });
});
