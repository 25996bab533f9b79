import { describe, expect, test } from '@jest/globals';
import { createResolve } from '../../../../local/template/intrinsics.ts';
import { createPhysicalValues } from '../../../../local/template/physical-values.ts';
import { anAssembly, aStack } from '../support/an-assembly.ts';

const table = { stackName: 'data', logicalId: 'Table' };

const assembly = anAssembly(
  aStack(
    'data',
    { Table: ['AWS::DynamoDB::GlobalTable'] },
    { outputs: { TableName: { Ref: 'Table' } }, exports: { 'data:Table': { 'Fn::GetAtt': ['Table', 'Arn'] } } },
  ),
  aStack('api', {}),
);

function resolveIn(stackName: string, value: unknown): unknown {
  const values = createPhysicalValues();
  values.note(table, { ref: 'residents', attributes: { Arn: 'arn:residents' } });
  return createResolve(assembly, values)(stackName, value);
}

/** As `Fn::Sub` writes what it replaces. */
function placeholder(name: string): string {
  return `\${${name}}`;
}

describe('a value of a template', () => {
  test.each<[string, unknown, unknown]>([
    ['a plain value', { a: [1, 'b', true, null] }, { a: [1, 'b', true, null] }],
    ['a reference', { Ref: 'Table' }, 'residents'],
    ['an attribute', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:residents'],
    ['an attribute after a dot', { 'Fn::GetAtt': 'Table.Arn' }, 'arn:residents'],
    ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Table' }]] }, 'a-residents'],
    ['a split', { 'Fn::Split': [':', { 'Fn::GetAtt': ['Table', 'Arn'] }] }, ['arn', 'residents']],
    ['a choice', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b'] }] }, 'b'],
    [
      'a substitution',
      { 'Fn::Sub': `${placeholder('Table')}/${placeholder('Table.Arn')}/${placeholder('!Kept')}` },
      `residents/arn:residents/${placeholder('Kept')}`,
    ],
    [
      'a substitution with values',
      { 'Fn::Sub': [`${placeholder('Name')}@${placeholder('AWS::Region')}`, { Name: { Ref: 'Table' } }] },
      'residents@eu-west-3',
    ],
    ['the account', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['the stack', { Ref: 'AWS::StackName' }, 'data'],
    ['what is nested', { a: [{ b: { Ref: 'Table' } }] }, { a: [{ b: 'residents' }] }],
    ['no value', { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
  ])('may be %s', (_what, value, expected) => {
    expect(resolveIn('data', value)).toEqual(expected);
  });

  test('may come from another stack', () => {
    const output = { 'Fn::GetStackOutput': { StackName: 'data', OutputName: 'TableName', Region: 'eu-west-3' } };
    expect(resolveIn('api', output)).toBe('residents');
    expect(resolveIn('api', { 'Fn::ImportValue': 'data:Table' })).toBe('arn:residents');
  });

  test.each<[string, unknown, RegExp]>([
    ['a function that is unknown', { 'Fn::Transform': {} }, /Fn::Transform/],
    ['what is not made', { Ref: 'Elsewhere' }, /data\/Elsewhere/],
    ['an attribute that is not there', { 'Fn::GetAtt': ['Table', 'Size'] }, /no attribute Size/],
    ['an output that is not there', { 'Fn::GetStackOutput': { StackName: 'data', OutputName: 'No' } }, /no output No/],
    ['an export that is not there', { 'Fn::ImportValue': 'no:thing' }, /no:thing/],
    ['a parameter that is unknown', { Ref: 'AWS::StackId' }, /AWS::StackId/],
    ['an item that is not there', { 'Fn::Select': [3, ['a']] }, /no item 3/],
  ])('is refused when it is %s', (_what, value, message) => {
    expect(() => resolveIn('data', value)).toThrow(message);
  });
});
