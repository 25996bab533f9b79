import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createDeliveryFaults } from '../../local/faults/delivery-faults.ts';
import { answerFaults } from '../../local/faults/faults-page.ts';
import { type Listening, listen } from '../../local/listen.ts';

const faults = createDeliveryFaults();
let server: Listening;

beforeAll(async () => {
  const listener = createServer((request, response) => {
    void answerFaults(faults, request).then(({ statusCode, headers, body }) =>
      response.writeHead(statusCode, headers).end(body),
    );
  });
  server = await listen(listener, 0);
});
afterAll(() => server.stop());
beforeEach(() => faults.clear());

const ask = (body: string, type = 'application/json') =>
  fetch(server.endpoint, { method: 'POST', body, headers: { 'content-type': type } });
const list = async () => (await (await fetch(server.endpoint)).json()) as { items: unknown[] };
const refusal = { kind: 'refuse', channel: 'sms', address: '+33639980001', times: 2 };

test('a fault is asked for, listed and ended', async () => {
  const answer = await ask(JSON.stringify(refusal));
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject(refusal);
  expect((await list()).items).toMatchObject([{ ...refusal, taken: 0 }]);
  await fetch(server.endpoint, { method: 'DELETE' });
  expect(await list()).toEqual({ items: [] });
});

test.each(['', 'no json', '{}', JSON.stringify({ ...refusal, kind: 'disable' })])(
  'what is no fault is refused with the reason, and changes nothing: %s',
  async (body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('message');
    expect((await list()).items).toEqual([]);
  },
);

test('a page of another site asks for nothing, and nothing else is answered', async () => {
  expect((await ask(JSON.stringify(refusal), 'text/plain')).status).toBe(415);
  expect((await fetch(server.endpoint, { method: 'PUT', body: '{}' })).status).toBe(405);
  expect((await ask(' '.repeat(12 * 1024 * 1024))).status).toBe(413);
  expect((await list()).items).toEqual([]);
});
