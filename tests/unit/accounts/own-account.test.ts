import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ownAccount } from '../../../lambdas/accounts/own-account.ts';

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

/** Cognito, as far as GetUser goes. @returns its address */
async function cognito(status: number, answer: unknown, onRequest = async (_: IncomingMessage) => {}): Promise<string> {
  const listening = createServer(async (request, response) => {
    await onRequest(request);
    response.writeHead(status).end(JSON.stringify(answer));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const attributes = [
  { Name: 'sub', Value: 'x' },
  { Name: 'email', Value: 'camille@example.org' },
  { Name: 'name', Value: 'Camille Martin' },
  { Name: 'locale', Value: 'en-GB' },
];

describe('one’s own account', () => {
  test('is described by Cognito, asked with one’s own token', async () => {
    const seen: unknown[] = [];
    const endpoint = await cognito(200, { Username: 'x', UserAttributes: attributes }, async (request) => {
      seen.push(request.method, request.headers['x-amz-target'], JSON.parse(await text(request)));
    });
    expect(await ownAccount(endpoint).describe('my-token')).toEqual({
      name: 'Camille Martin',
      email: 'camille@example.org',
      language: 'en',
    });
    expect(seen).toEqual(['POST', 'AWSCognitoIdentityProviderService.GetUser', { AccessToken: 'my-token' }]);
  });

  test('is not known when Cognito refuses the token, and the token is not told', async () => {
    const endpoint = await cognito(400, { __type: 'NotAuthorizedException' });
    const refused = ownAccount(endpoint).describe('my-token');
    await expect(refused).rejects.toThrow('answered 400');
    await expect(refused).rejects.not.toThrow('my-token');
  });

  test('is not known when Cognito answers something else', async () => {
    await expect(ownAccount(await cognito(200, {})).describe('my-token')).rejects.toThrow();
  });
});
