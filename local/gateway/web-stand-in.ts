/** The web as functions see it on this machine: what a person, or a test, has put there, by host and path. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type GatewayAnswer, refusals } from './refusals.ts';

/** What the addresses of the stand-in begin with; then come the host and the path: `/local/web/alertes.example/feed.xml`. */
export const webStandInPath = '/local/web/';

interface Document {
  readonly type: string;
  readonly body: Buffer;
}

export interface WebStandIn {
  /** @param path with its query */
  answer(request: Pick<IncomingMessage, 'method' | 'headers'>, path: string, body: Buffer): GatewayAnswer;
}

const documentsAtMost = 1_000;

/** Documents are put, got and deleted; they are kept for as long as the platform runs. */
export function openWebStandIn(): WebStandIn {
  const documents = new Map<string, Document>();
  return {
    answer: ({ method, headers }, path, body) => {
      if (method === 'PUT') {
        if (documents.size >= documentsAtMost && !documents.has(path)) return refusals.payloadTooLarge;
        documents.set(path, { type: headers['content-type'] ?? 'application/xml', body });
        return bare(204);
      }
      const document = documents.get(path);
      if (!document) return refusals.notFound;
      if (method === 'DELETE') return documents.delete(path) ? bare(204) : refusals.notFound;
      return method === 'GET' ? given(document, headers['if-none-match']) : refusals.notFound;
    },
  };
}

const bare = (statusCode: number): GatewayAnswer => ({ statusCode, headers: {}, body: '' });

function given({ type, body }: Document, known: string | undefined): GatewayAnswer {
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  if (known === etag) return { statusCode: 304, headers: { etag }, body: '' };
  return { statusCode: 200, headers: { 'content-type': type, etag }, body };
}
