import { expect, test } from '@jest/globals';
import type * as z from 'zod/mini';
import { operations } from '../../../contract/index.ts';
import type { Operation } from '../../../contract/operation.ts';

const creations = Object.entries<Operation>(operations).filter(([, { location }]) => location !== undefined);
const fieldsOf = (schema: z.ZodMiniType | undefined) =>
  schema && 'shape' in schema.def ? Object.keys(schema.def.shape as object) : [];

test('some operations create something', () => {
  expect(creations.map(([id]) => id)).toContain('inviteOfficer');
});

test.each(creations)('%s knows every part of the place of what it creates', (_, operation) => {
  const known = [...fieldsOf(operation.params), ...fieldsOf(operation.responses[201])];
  const asked = [...(operation.location ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  expect(known).toEqual(expect.arrayContaining(asked));
});
