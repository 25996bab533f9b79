import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { errorName } from '../log.ts';
import { invalidAction, SnsError } from './errors.ts';
import type { FaultSwitch } from './faults.ts';
import type { Sns } from './operations/operation.ts';
import { operations } from './operations/operations.ts';
import { type Parameters, parseQuery } from './query.ts';
import { element, type XmlParts } from './xml.ts';

/** Answers the AWS Query protocol, as `@aws-sdk/client-sns` speaks it. */
export function createSnsServer(sns: Sns, faults: FaultSwitch): Server {
  return createServer((request, response) => {
    answer(request, sns, faults).then(
      (body) => send(response, 200, body),
      (error: unknown) => sendError(response, error, sns),
    );
  });
}

async function answer(request: IncomingMessage, sns: Sns, faults: FaultSwitch): Promise<string> {
  const parameters = parseQuery(await text(request));
  const action = typeof parameters.Action === 'string' ? parameters.Action : '';
  const result = await perform(action, parameters, sns, faults);
  return element(`${action}Response`, {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: randomUUID() },
  });
}

async function perform(
  action: string,
  parameters: Parameters,
  sns: Sns,
  faults: FaultSwitch,
): Promise<XmlParts | undefined> {
  const operation = operations.get(action);
  if (operation === undefined) {
    throw invalidAction(action);
  }
  await faults.before(action, parameters);
  const result = await operation(parameters, sns);
  faults.after(action, parameters);
  return result;
}

function sendError(response: ServerResponse, error: unknown, { log }: Sns): void {
  const known = error instanceof SnsError ? error : new SnsError('InternalError', 500, 'Internal error');
  if (!(error instanceof SnsError)) {
    log('sns.internal-error', { error: errorName(error) });
  }
  const fault = { Type: known.statusCode < 500 ? 'Sender' : 'Receiver', Code: known.code, Message: known.message };
  send(response, known.statusCode, element('ErrorResponse', { Error: fault, RequestId: randomUUID() }));
}

function send(response: ServerResponse, statusCode: number, body: string): void {
  response.writeHead(statusCode, { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
