import { createSign, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { signInWith, type Tokens } from '../../local/story/account.ts';
import { givenOperator, givenResident, newEmail, password } from '../support/people.ts';
import { sendRaw } from '../support/raw-call.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let tokens: Tokens;

beforeAll(async () => {
  const email = newEmail();
  await givenResident(inUse.platform, { email });
  tokens = await signInWith(inUse.platform.config, { email, password });
}, 30_000);

const getMe = (token?: string) =>
  sendRaw(inUse.platform, { path: '/v1/me', ...(token === undefined ? {} : { token }) });

type Claims = Record<string, unknown>;

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part = ''): Claims => JSON.parse(Buffer.from(part, 'base64url').toString());

/** The same token with other claims, signed by a key of our own. */
function forged(changes: Claims, header: Claims = {}): string {
  const [head, claims] = tokens.accessToken.split('.');
  const content = `${encode({ ...decode(head), ...header })}.${encode({ ...decode(claims), ...changes })}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;
}

/** The same token with other claims, under the signature of the first. */
function altered(changes: Claims): string {
  const [head, claims, signature] = tokens.accessToken.split('.');
  return [head, encode({ ...decode(claims), ...changes }), signature].join('.');
}

describe('a token', () => {
  test('that Cognito gave lets its owner in', async () => {
    expect((await getMe(tokens.accessToken)).status).toBe(200);
  });

  test.each<[string, () => string | undefined]>([
    ['that is missing', () => undefined],
    ['that is none', () => 'none'],
    ['of three empty parts', () => '..'],
    ['signed by someone else', () => forged({})],
    ['signed by nobody', () => `${encode({ alg: 'none' })}.${tokens.accessToken.split('.')[1]}.`],
    ['made to last longer', () => altered({ exp: 4_102_444_800 })],
    ['given to another resident', () => altered({ sub: '00000000-0000-4000-8000-000000000000' })],
    ['made an operator’s', () => altered({ 'cognito:groups': ['operators'] })],
    ['whose key is unknown', () => forged({}, { kid: 'unknown' })],
  ])('%s is not enough', async (_what, token) => {
    const response = await getMe(token());
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ message: 'Unauthorized' });
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('of identity is refused: it has no scope', async () => {
    const response = await getMe(tokens.idToken);
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ message: 'Forbidden' });
  });

  test('is not asked for by what is public', async () => {
    for (const path of ['/v1/health', '/v1/categories', '/v1/openapi.json', '/v1/municipalities?query=nantes']) {
      expect([path, (await sendRaw(inUse.platform, { path })).status]).toEqual([path, 200]);
    }
  });

  test('of an operator makes an operator, and of a resident does not', async () => {
    const operator = await givenOperator(inUse.platform);
    const register = (token: string) =>
      sendRaw(inUse.platform, { method: 'PUT', path: '/v1/municipalities/44215', token });
    expect((await register(tokens.accessToken)).status).toBe(403);
    expect((await register(operator.accessToken)).status).toBe(200);
  });
});
