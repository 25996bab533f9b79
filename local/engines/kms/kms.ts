import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Listening, listen } from '../../listen.ts';
import { localAccountId } from '../../sns/arns.ts';
import { KmsError } from './errors.ts';
import { openKeyStore } from './key-store.ts';
import { type Kms, operations } from './operations.ts';

/** What KMS needs to start. */
export interface KmsOptions {
  /** @default a free port */
  readonly port?: number;
  /** The database's file, or `:memory:`. */
  readonly path: string;
  readonly region: string;
}

/** KMS on this machine: symmetric keys that encrypt and decrypt, each text in its context. */
export interface LocalKms extends Listening {
  /** Makes a key, unless there is one of that id. @returns its ARN */
  makeKey(keyId: string): string;
}

/** Starts KMS; no package stands in for it without Docker. */
export async function startKms({ port = 0, path, region }: KmsOptions): Promise<LocalKms> {
  const keys = openKeyStore(path);
  const kms = { keys, arnPrefix: `arn:aws:kms:${region}:${localAccountId}:key/` };
  const { endpoint, stop } = await listen(
    createServer((request, response) => void answer(request, response, kms)),
    port,
  );
  return {
    endpoint,
    makeKey: (keyId) => {
      keys.make(keyId);
      return `${kms.arnPrefix}${keyId}`;
    },
    stop: async () => {
      await stop();
      keys.close();
    },
  };
}

/** Answers the AWS JSON protocol, as `@aws-sdk/client-kms` speaks it. */
async function answer(request: IncomingMessage, response: ServerResponse, kms: Kms): Promise<void> {
  try {
    const body = await text(request);
    send(response, 200, perform(String(request.headers['x-amz-target']), body, kms));
  } catch (error) {
    const known = error instanceof KmsError ? error : undefined;
    const code = known?.code ?? 'KMSInternalException';
    send(response, known ? 400 : 500, { __type: code, message: known?.message ?? 'Internal error' });
  }
}

function perform(target: string, body: string, kms: Kms): Record<string, unknown> {
  const operation = operations[target.replace(/^TrentService\./, '')];
  if (operation === undefined) throw new KmsError('UnknownOperationException', `${target} is unknown here`);
  return operation(JSON.parse(body), kms);
}

function send(response: ServerResponse, statusCode: number, body: Record<string, unknown>): void {
  response.writeHead(statusCode, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
