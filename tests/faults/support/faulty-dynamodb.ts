import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../../../local/listen.ts';

/** What goes wrong with a call: it is refused, answered late or never, or done while its answer is lost. */
export type DatabaseFault = 'refused' | 'throttled' | 'never answered' | 'done, its answer lost';

interface FaultRule {
  /** Such as `TransactWriteItems`. */
  readonly operation: string;
  readonly fault: DatabaseFault;
  /** @default every one */
  readonly times?: number;
}

/** A DynamoDB in front of another, where calls go wrong as a test says. */
export interface FaultyDynamoDb {
  readonly endpoint: string;
  fail(rule: FaultRule): void;
  stop(): Promise<void>;
}

export async function startFaultyDynamoDb(behind: string): Promise<FaultyDynamoDb> {
  const rules = new Map<string, { readonly fault: DatabaseFault; left: number }>();
  const server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const rule = rules.get(operation);
    const fault = rule !== undefined && rule.left > 0 ? rule.fault : undefined;
    if (rule !== undefined) rule.left -= 1;
    void answer(request, response, behind, fault);
  });
  const { endpoint, stop } = await listen(server, 0);
  return {
    endpoint,
    fail: ({ operation, fault, times = Number.POSITIVE_INFINITY }) => void rules.set(operation, { fault, left: times }),
    stop,
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  behind: string,
  fault: DatabaseFault | undefined,
): Promise<void> {
  const body = await buffer(request);
  switch (fault) {
    case 'refused':
      return refuse(response, 500, 'InternalServerError');
    case 'throttled':
      return refuse(response, 400, 'ThrottlingException');
    case 'never answered':
      return;
    case 'done, its answer lost':
      await pass(request, body, behind);
      return void request.destroy();
    default: {
      const answered = await pass(request, body, behind);
      response.writeHead(answered.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(Buffer.from(await answered.arrayBuffer()));
    }
  }
}

function refuse(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'Refused by a test' }));
}

function pass({ headers }: IncomingMessage, body: Buffer, behind: string): Promise<Response> {
  const passed = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date'] as const;
  const entries = passed.flatMap((name): [string, string][] =>
    headers[name] === undefined ? [] : [[name, String(headers[name])]],
  );
  return fetch(behind, { method: 'POST', headers: Object.fromEntries(entries), body: new Uint8Array(body) });
}
