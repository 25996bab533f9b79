import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { announcement } from '../../../../contract/events/announcement.ts';

const file = join(__dirname, '../../../../contract/events/examples/announcement.json');
const examples = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));

describe('the announcement of an alert, version 2', () => {
  test.each(examples.map((example) => [example]))('reads its example as it is written: %j', (example) => {
    expect(announcement.parse(example)).toEqual(example);
  });

  test('is refused in a version that its reader does not know', () => {
    expect(announcement.safeParse({ ...Object(examples[0]), version: 1 }).success).toBe(false);
  });
});
