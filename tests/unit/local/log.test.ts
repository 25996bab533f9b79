import { expect, test } from '@jest/globals';
import { createLog, errorName } from '../../../local/log.ts';

test('an event is one line, whatever its fields hold', () => {
  const lines: string[] = [];
  createLog((line) => void lines.push(line))('sns.published', { recipients: 3, topic: 'a\nb' });
  expect(lines).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d\.\d{3} sns\.published recipients=3 topic="a\\nb"\n$/)]);
});

test('an error is named without its message, which may quote a resident', () => {
  expect([errorName(new RangeError('anne@example.org')), errorName('text')]).toEqual(['RangeError', 'string']);
});
