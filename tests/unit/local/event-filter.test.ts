import { describe, expect, test } from '@jest/globals';
import { readEventFilter } from '../../../local/streams/event-filter.ts';

const record = (eventName: string, sk: string) => ({ eventName, dynamodb: { Keys: { sk: { S: sk } } } });
const postings = JSON.stringify({ dynamodb: { Keys: { sk: { S: [{ prefix: 'POSTING#' }] } } } });
const insertions = JSON.stringify({ eventName: ['INSERT'] });

describe('a filter', () => {
  test('without a pattern lets everything through', () => {
    expect(readEventFilter([])(record('REMOVE', 'X'))).toBe(true);
  });

  test('lets the records through that begin as it says', () => {
    const filter = readEventFilter([postings]);
    expect([filter(record('INSERT', 'POSTING#1')), filter(record('INSERT', 'ALERT#1'))]).toEqual([true, false]);
  });

  test('needs all the fields of a pattern, and one of several patterns', () => {
    const both = JSON.stringify({ ...JSON.parse(postings), ...JSON.parse(insertions) });
    expect(readEventFilter([both])(record('MODIFY', 'POSTING#1'))).toBe(false);
    expect(readEventFilter([postings, insertions])(record('MODIFY', 'POSTING#1'))).toBe(true);
  });

  test('tells a field that is there from one that is not', () => {
    const filter = readEventFilter([
      JSON.stringify({ dynamodb: { NewImage: { pending: { S: [{ exists: true }] } } } }),
    ]);
    const withImage = (image: object) => ({ dynamodb: { NewImage: image } });
    expect([filter(withImage({ pending: { S: 'x' } })), filter(withImage({})), filter(record('INSERT', 'X'))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('tells a truth from its contrary, and from one that is missing', () => {
    const filter = readEventFilter([JSON.stringify({ dynamodb: { NewImage: { direct: { BOOL: [true] } } } })]);
    const withImage = (image: object) => ({ dynamodb: { NewImage: image } });
    const records = [withImage({ direct: { BOOL: true } }), withImage({ direct: { BOOL: false } }), withImage({})];
    expect(records.map(filter)).toEqual([true, false, false]);
  });

  test('keeps out what it names', () => {
    const filter = readEventFilter([JSON.stringify({ eventName: [{ 'anything-but': ['REMOVE'] }] })]);
    expect([filter(record('INSERT', 'X')), filter(record('REMOVE', 'X'))]).toEqual([true, false]);
  });

  test('with a rule that is not known here is refused', () => {
    expect(() => readEventFilter([JSON.stringify({ eventName: [{ wildcard: '*' }] })])).toThrow();
  });
});
