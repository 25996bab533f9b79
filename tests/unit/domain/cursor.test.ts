import { describe, expect, test } from '@jest/globals';
import { readCursor, writeCursor } from '../../../lambdas/domain/cursor.ts';

const refusal = expect.objectContaining({
  code: 'invalid-input',
  errors: [{ path: 'cursor', code: 'invalid-cursor' }],
});

const rewritten = (cursor: string, changes: object) => {
  const content: object = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  return Buffer.from(JSON.stringify({ ...content, ...changes })).toString('base64url');
};

describe('a cursor', () => {
  const cursor = writeCursor('members', 'one community', 'active#someone');

  test('leads back to where the page ended, in the same list alone', () => {
    expect(readCursor('members', 'one community', cursor)).toBe('active#someone');
    expect(() => readCursor('alerts', 'one community', cursor)).toThrow(refusal);
    expect(() => readCursor('members', 'another community', cursor)).toThrow(refusal);
  });

  test('is not needed', () => {
    expect(readCursor('members', 'one community', undefined)).toBeUndefined();
  });

  test('goes into a query string as it is, and is accepted back', () => {
    expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,300}$/);
  });

  test.each([
    ['another position', { after: 'active#someone else' }],
    ['another list', { list: 'alerts' }],
    ['another version', { v: 2 }],
    ['another check', { check: '000000000000' }],
    ['no position', { after: undefined }],
    ['something more', { more: true }],
  ])('changed to hold %s is refused', (_what, changes) => {
    expect(() => readCursor('members', 'one community', rewritten(cursor, changes))).toThrow(refusal);
  });

  test.each([
    ['its last character changed', cursor.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1))],
    ['a character that is none of base64url', `${cursor.slice(0, 8)}!${cursor.slice(8)}`],
    ['padding', `${cursor}=`],
    ['a space', `${cursor} `],
    ['its JSON spaced out', Buffer.from(`${Buffer.from(cursor, 'base64url')} `).toString('base64url')],
  ])('with %s is refused', (_what, text) => {
    expect(() => readCursor('members', 'one community', text)).toThrow(refusal);
  });

  test.each(['', 'x', 'null', '🙂', 'e30', Buffer.from('[1]').toString('base64url')])(
    'that reads “%s” is refused',
    (text) => {
      expect(() => readCursor('members', 'one community', text)).toThrow(refusal);
    },
  );
});
