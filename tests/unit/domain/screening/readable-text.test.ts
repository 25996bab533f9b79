import { describe, expect, test } from '@jest/globals';
import { originalSpan, readableText } from '../../../../lambdas/domain/screening/readable-text.ts';

test.each([
  ['letters of other alphabets that look like ours', 'Кevin, αrαbе', 'Kevin, arabe'],
  ['full-width and mathematical letters', 'Ａ𝗕𝒸 ０６', 'ABc 06'],
  ['accents, however they are written', 'é e\u0301 Œuf', 'e e OEuf'],
  ['what is not seen', '06\u200b\u00ad\ufe0f12', '0612'],
  ['runs of spaces of any kind', 'a \u00a0\t b', 'a b'],
  ['line breaks', 'a \r\n \n b\u2028c', 'a\nb\nc'],
  ['hyphens and dashes', 'a‑b–c−d', 'a-b-c-d'],
])('reads %s', (_, written, read) => {
  expect(readableText(written).text).toBe(read);
});

describe('where something stands', () => {
  test.each([
    ['𝗮𝗯 𝗰', 'ab', '𝗮𝗯'],
    ['x e\u0301\u0301 y', 'e', 'e\u0301\u0301'],
    ['x ﬁn y', 'f', 'ﬁ'],
    ['a   b', 'a b', 'a   b'],
    ['📞 06', '06', '06'],
  ])('in “%s”, of “%s”', (written, piece, original) => {
    const read = readableText(written);
    const start = read.text.indexOf(piece);
    const span = originalSpan(read, { start, end: start + piece.length });
    expect(written.slice(span.start, span.end)).toBe(original);
  });
});
