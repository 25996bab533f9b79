import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { listen } from '../../../local/listen.ts';

/** How SES answers for an address, as its API does (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html). */
const troubles = {
  malformed: { status: 400, type: 'BadRequestException', message: 'Missing final @domain in the address' },
  'not accepted': { status: 400, type: 'MessageRejected', message: 'Email address is not verified: ' },
  throttled: { status: 429, type: 'TooManyRequestsException', message: 'Maximum sending rate exceeded.' },
  down: { status: 500, type: 'InternalServiceErrorException', message: 'Internal error' },
} as const;

type Trouble = keyof typeof troubles;

const outgoing = z.object({ Destination: z.object({ ToAddresses: z.tuple([z.string()]) }) });

/** SES as far as it sends, and refuses what a test says it refuses. */
export interface TroubledSes {
  readonly endpoint: string;
  /** Everyone who was e-mailed, once for each e-mail. */
  readonly sent: string[];
  /** Addresses that have trouble for now; those that are not there have none. */
  readonly trouble: Map<string, Trouble>;
  stop(): Promise<void>;
}

export async function startTroubledSes(): Promise<TroubledSes> {
  const sent: string[] = [];
  const trouble = new Map<string, Trouble>();
  const server = createServer((request, response) => void answer(request, response, { sent, trouble }));
  const { endpoint, stop } = await listen(server, 0);
  return { endpoint, sent, trouble, stop };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { sent, trouble }: Pick<TroubledSes, 'sent' | 'trouble'>,
): Promise<void> {
  const [address] = outgoing.parse(JSON.parse(await text(request))).Destination.ToAddresses;
  const found = trouble.get(address);
  if (found === undefined) {
    sent.push(address);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"MessageId":"message"}');
    return;
  }
  const { status, type, message } = troubles[found];
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
  response.end(JSON.stringify({ message: found === 'not accepted' ? message + address : message }));
}
