import * as z from 'zod';
import type { Platform } from '../../local/platform.ts';
import type { Person } from '../../local/story/person.ts';
import type { ReadRefusal } from './refusals.ts';

const answerBody = z.looseObject({
  code: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).default([]),
});

/** A request as no typed client would write it. */
export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export async function sendRaw({ apiUrl }: Pick<Platform, 'apiUrl'>, request: RawRequest): Promise<Response> {
  const { method = 'GET', path, token, headers = {}, body } = request;
  return fetch(`${apiUrl}${path}`, {
    method,
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

/** Sends JSON of any kind as someone, and reads how it is refused. */
export async function sendAs(
  platform: Pick<Platform, 'apiUrl'>,
  { accessToken }: Pick<Person, 'accessToken'>,
  request: Omit<RawRequest, 'token' | 'body'> & { readonly body?: unknown },
): Promise<ReadRefusal> {
  const response = await sendRaw(platform, {
    ...request,
    token: accessToken,
    headers: { 'content-type': 'application/json', ...request.headers },
    ...(request.body === undefined
      ? {}
      : { body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body) }),
  } as RawRequest);
  const { code, errors } = answerBody.parse(await response.json());
  return { status: response.status, code, fields: errors.map((error) => `${error.path}: ${error.code}`) };
}
