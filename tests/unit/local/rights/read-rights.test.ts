import { describe, expect, test } from '@jest/globals';
import { readRights } from '../../../../local/rights/read-rights.ts';
import { templateOf } from '../../../../local/template/template.ts';
import { anAssembly, aStack } from '../support/an-assembly.ts';

const ref = (logicalId: string) => ({ Ref: logicalId });
const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const functionNamed = (name: string, role: string) => ({
  Role: arnOf(role),
  Environment: { Variables: { SERVICE_NAME: name } },
});
const policy = (role: string, ...statements: object[]) => ({
  Roles: [ref(role)],
  PolicyDocument: { Statement: statements },
});
const allow = (Action: string, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

const read = (resources: Parameters<typeof aStack>[1]) =>
  readRights(
    templateOf(
      anAssembly(
        aStack('a', {
          Role: ['AWS::IAM::Role'],
          OtherRole: ['AWS::IAM::Role'],
          Logs: ['AWS::Logs::LogGroup'],
          Alerts: ['AWS::Lambda::Function', functionNamed('alerts', 'Role')],
          Members: ['AWS::Lambda::Function', functionNamed('members', 'OtherRole')],
          ...resources,
        }),
      ),
    ),
  );

describe('the rights of a function', () => {
  test('are those of its role’s policies, of either kind, and of no other’s', () => {
    const rights = read({
      Policy: ['AWS::IAM::Policy', policy('Role', allow('sns:Publish', '*'))],
      Overflow: ['AWS::IAM::ManagedPolicy', policy('Role', allow('sns:Subscribe', '*'))],
    });
    expect(rights.get('alerts')?.flatMap(({ Action }) => Action)).toEqual(['sns:Publish', 'sns:Subscribe']);
    expect(rights.get('members')).toEqual([]);
  });

  test('hold for what the template’s functions resolve to', () => {
    const rights = read({ Policy: ['AWS::IAM::Policy', policy('Role', allow('logs:PutLogEvents', arnOf('Logs')))] });
    expect(rights.get('alerts')).toMatchObject([
      { Resource: ['arn:aws:logs:eu-west-3:000000000000:log-group:a-Logs:*'] },
    ]);
  });
});

test.each<[string, Parameters<typeof aStack>[1]]>([
  ['a refusal', { P: ['AWS::IAM::Policy', policy('Role', { ...allow('sns:*', '*'), Effect: 'Deny' })] }],
  ['all actions but some', { P: ['AWS::IAM::Policy', policy('Role', { ...allow('sns:*', '*'), NotAction: 'sns:X' })] }],
  [
    'an unknown condition',
    { P: ['AWS::IAM::Policy', policy('Role', { ...allow('sns:*', '*'), Condition: { Bool: { x: 'true' } } })] },
  ],
  ['a policy of AWS', { Role: ['AWS::IAM::Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnly'] }] }],
  ['a policy within a role', { Role: ['AWS::IAM::Role', { Policies: [{ PolicyName: 'p' }] }] }],
])('%s is nothing that this machine judges, and it says so', (_what, resources) => {
  expect(() => read(resources)).toThrow(/is no AWS::IAM::/);
});
