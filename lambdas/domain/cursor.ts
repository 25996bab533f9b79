import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { invalidInput } from './refusal.ts';

const content = z.strictObject({ v: z.literal(1), list: z.string(), after: z.string(), check: z.string() });

/**
 * An opaque pointer to the rest of a list.
 * @param list the list's name, such as `members`
 * @param scope what the list is of, such as a community's id: a cursor serves no other
 * @param after the last item already given
 */
export function writeCursor(list: string, scope: string, after: string): string {
  const cursor: z.infer<typeof content> = { v: 1, list, after, check: checkOf(list, scope, after) };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** What the answer of a list says of the rest of it. @param next the last item given, when there may be more */
export function nextCursorOf(list: string, scope: string, next: string | undefined): { nextCursor?: string } {
  return next === undefined ? {} : { nextCursor: writeCursor(list, scope, next) };
}

/**
 * @returns the last item already given; nothing without a cursor
 * @throws Refusal `invalid-input` when the cursor was changed, or comes from another list
 */
export function readCursor(list: string, scope: string, text: string): string;
export function readCursor(list: string, scope: string, text: string | undefined): string | undefined;
export function readCursor(list: string, scope: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const cursor = content.safeParse(decode(text));
  // Written anew, because base64url and JSON can each spell the same thing in several ways.
  if (cursor.success && writeCursor(list, scope, cursor.data.after) === text) return cursor.data.after;
  throw invalidInput({ path: 'cursor', code: 'invalid-cursor' });
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** Not a signature: a forged position shows nothing that the list itself would not. */
function checkOf(list: string, scope: string, after: string): string {
  return createHash('sha256')
    .update(JSON.stringify([list, scope, after]))
    .digest('hex')
    .slice(0, 12);
}
