import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type OperationId, operations } from '../../../../contract/index.ts';
import type { Operation } from '../../../../contract/operation.ts';
import type { ProblemCode } from '../../../../contract/problems.ts';
import { roles } from '../../../../lambdas/domain/permissions/roles.ts';
import { type Cell, permissions } from '../../../../lambdas/domain/permissions/table.ts';

const rows = Object.entries(operations).map(([id, operation]): [OperationId, Operation] => [
  id as OperationId,
  operation,
]);
const signedInRoles = roles.filter((role) => role !== 'anonymous');
const cellsOf = (operationId: OperationId): Cell[] => signedInRoles.map((role) => permissions[operationId][role]);
const refusalsOf = (cell: Cell): ProblemCode[] => {
  if (cell === 'yes') return [];
  if (typeof cell === 'string') return [cell];
  return ['bars' in cell ? cell.bars : cell.otherwise];
};

describe.each(rows)('the row of %s', (operationId, { access, problems }) => {
  test('opens to anyone exactly what the contract calls public; the gateway turns others away', () => {
    expect(permissions[operationId].anonymous).toBe(access === 'public' ? 'yes' : 'signed-out');
  });

  test('refuses with problems that the contract announces', () => {
    expect(problems).toEqual(expect.arrayContaining(cellsOf(operationId).flatMap(refusalsOf)));
  });

  test('takes nothing from one role that it gives to everyone signed in, but by a bar', () => {
    if (permissions[operationId]['signed-in'] !== 'yes') return;
    expect(
      cellsOf(operationId).filter((cell) => cell !== 'yes' && !(typeof cell === 'object' && 'bars' in cell)),
    ).toEqual([]);
  });
});

test('the table has no row that the contract lacks', () => {
  expect(Object.keys(permissions).sort()).toEqual(Object.keys(operations).sort());
});

/** Where a use case asks `authorize` itself, or by bringing caller and alert together. */
const decisionOn = (id: string) => new RegExp(`authorize\\('${id}'|operationId: '${id}'`);

describe('the code decides by it what is for those who are signed in', () => {
  const deciding = rows.filter(([, { access }]) => access === 'signed-in');
  const fileOf = (id: string) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

  test.each(deciding)('%s', (id) => {
    const [file = ''] = globSync(`lambdas/use-cases/**/${fileOf(id)}.ts`);
    expect(readFileSync(file, 'utf8')).toMatch(decisionOn(id));
  });
});
