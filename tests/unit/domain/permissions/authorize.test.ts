import { describe, expect, test } from '@jest/globals';
import type { OperationId } from '../../../../contract/index.ts';
import { authorize } from '../../../../lambdas/domain/permissions/authorize.ts';
import { type Role, roles } from '../../../../lambdas/domain/permissions/roles.ts';
import { type Cell, type Condition, permissions } from '../../../../lambdas/domain/permissions/table.ts';

/** As `rolesOf` gives them: whoever has a role is signed in. */
const held = (...others: Role[]) => new Set<Role>(['signed-in', ...others]);
const asking =
  (operationId: OperationId, who: ReadonlySet<Role>, ...conditions: Condition[]) =>
  () =>
    authorize(operationId, who, ...conditions);

const cells = Object.entries(permissions).flatMap(([operationId, row]) =>
  roles
    .filter((role) => role !== 'anonymous')
    .map((role): [OperationId, Role, Cell] => [operationId as OperationId, role, row[role]]),
);

describe('someone of a single role is answered what its cell says', () => {
  test.each(cells)('%s as %s', (operationId, role, cell) => {
    const asked = asking(operationId, held(role));
    if (cell === 'yes') return expect(asked).not.toThrow();
    if (typeof cell === 'string') return expect(asked).toThrow(cell);
    if ('bars' in cell) return expect(asked).toThrow(cell.bars);
    expect(asked).toThrow(cell.otherwise);
    expect(asking(operationId, held(role), cell.when)).not.toThrow();
  });
});

describe('of several roles', () => {
  test.each<[string, OperationId, Role[]]>([
    ['an officer reads the directory of a community they are suspended from', 'listMembers', ['suspended', 'police']],
    ['an officer who is also a member reports', 'reportAlert', ['member', 'police']],
    ['a referent of elsewhere who is a member here reports', 'reportAlert', ['member', 'referent-elsewhere']],
    ['the operator who is also a member reports', 'reportAlert', ['member', 'operator']],
    [
      'an officer of elsewhere who is a referent here admits members',
      'decideMembership',
      ['referent', 'officer-elsewhere'],
    ],
    ['whoever waits in one of its communities sees an alert as a member of another', 'getAlert', ['pending', 'member']],
    [
      'the operator invites officers, whatever else they are',
      'inviteOfficer',
      ['operator', 'police', 'officer-elsewhere'],
    ],
  ])('one that may is enough: %s', (_what, operationId, several) => {
    expect(asking(operationId, held(...several))).not.toThrow();
  });

  test.each<[string, OperationId, Role[], string]>([
    ['an officer who is suspended cannot report', 'reportAlert', ['suspended', 'police'], 'membership-suspended'],
    ['in whatever order they come', 'reportAlert', ['police', 'suspended'], 'membership-suspended'],
    ['an officer who waits cannot report', 'reportAlert', ['pending', 'town-hall'], 'membership-pending'],
    [
      'a suspended referent reads no directory',
      'listMembers',
      ['suspended', 'referent-elsewhere'],
      'membership-suspended',
    ],
    [
      'police who are suspended see the alert but are no witness of it',
      'witnessAlert',
      ['suspended', 'police'],
      'not-a-member',
    ],
    [
      'a member who is an officer of elsewhere has no history to read',
      'getHistory',
      ['member', 'officer-elsewhere'],
      'officer-only',
    ],
    [
      'the operator of several offices is no town hall',
      'putProtocol',
      ['operator', 'officer-elsewhere'],
      'own-town-hall-only',
    ],
  ])('the refusal that is theirs is told: %s', (_what, operationId, several, code) => {
    expect(asking(operationId, held(...several))).toThrow(code);
  });

  test.each<Role[]>([['referent'], ['police'], ['town-hall'], ['operator'], ['officer-elsewhere']])(
    'a suspension bars whoever it strikes from joining again, even as %s',
    (role) => {
      expect(asking('joinCommunity', held('suspended', role))).toThrow('membership-suspended');
    },
  );
});

test('a condition helps only where the table asks for it', () => {
  expect(asking('getAlert', held(), 'author')).not.toThrow();
  expect(asking('getAlert', held(), 'relay')).toThrow('alert-not-found');
  expect(asking('getHistory', held('member'), 'author')).toThrow('officer-only');
});

test('nobody at all may do nothing', () => {
  expect(asking('reportAlert', new Set())).toThrow('not-a-member');
  expect(asking('getMe', new Set())).toThrow('signed-out');
});
