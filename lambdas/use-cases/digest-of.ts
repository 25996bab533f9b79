import { createHash } from 'node:crypto';

/** SHA-256 of a parsed request, hexadecimal. The same request always has the same digest: its fields come in the order of their schema. */
export function digestOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
