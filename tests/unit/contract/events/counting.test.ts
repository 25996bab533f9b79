import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { counting } from '../../../../contract/events/counting.ts';

const file = join(__dirname, '../../../../contract/events/examples/counting.json');
const examples = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));

describe('what asks for an alert to be counted, version 1', () => {
  test.each(examples.map((example) => [example]))('reads its example as it is written: %j', (example) => {
    expect(counting.parse(example)).toEqual(example);
  });

  test('is refused in a version that its reader does not know', () => {
    expect(counting.safeParse({ ...Object(examples[0]), version: 2 }).success).toBe(false);
  });
});
