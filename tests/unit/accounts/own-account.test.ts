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
      emailVerified: true,
      language: 'en',
    });
    expect(seen).toEqual(['POST', 'AWSCognitoIdentityProviderService.GetUser', { AccessToken: 'my-token' }]);
  });

  test.each([
    'NotAuthorizedException',
    'UserNotFoundException',
    'UserNotConfirmedException',
    'PasswordResetRequiredException',
    'com.amazonaws.cognito#NotAuthorizedException',
  ])('is no longer one’s own when Cognito answers %s, and the token is not told', async (__type) => {
    const refused = ownAccount(await cognito(400, { __type })).describe('my-token');
    await expect(refused).rejects.toMatchObject({ code: 'signed-out' });
    await expect(refused).rejects.not.toMatchObject({ cause: { message: expect.stringContaining('my-token') } });
  });

  test.each([
    ['throttled', 400, { __type: 'TooManyRequestsException' }],
    ['out of order', 500, { __type: 'InternalErrorException' }],
    ['out of reach of its own gateway', 503, '<html>'],
  ])('is not to be had when Cognito is %s', async (_, status, answer) => {
    await expect(ownAccount(await cognito(status, answer)).describe('my-token')).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('is not to be had when nobody answers', async () => {
    const endpoint = await cognito(200, {});
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    await expect(ownAccount(endpoint).describe('my-token')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('is a fault of ours when Cognito does not understand the request', async () => {
    const refused = ownAccount(await cognito(400, { __type: 'InvalidParameterException' })).describe('my-token');
    await expect(refused).rejects.toThrow('answered 400, InvalidParameterException');
  });

  test('is not known when Cognito answers something else', async () => {
    await expect(ownAccount(await cognito(200, {})).describe('my-token')).rejects.toThrow();
  });
});
