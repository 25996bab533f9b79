import * as z from 'zod';
import { localAccountId } from '../sns/arns.ts';
import { physicalName, type Template } from '../template/template.ts';
import { type Statement, statement } from './statement.ts';

/** Rights come from the template's policies, and no other way. */
const roleProperties = z.object({ ManagedPolicyArns: z.undefined().optional(), Policies: z.undefined().optional() });

const policyProperties = z.object({
  Roles: z.array(z.string()),
  PolicyDocument: z.object({ Statement: z.array(statement) }),
});

const functionProperties = z.object({
  Role: z.string(),
  Environment: z.object({ Variables: z.object({ SERVICE_NAME: z.string() }) }),
});

/** What each function may do, by its name. */
export type Rights = ReadonlyMap<string, readonly Statement[]>;

/**
 * Reads what the template allows to the role of each function; everything else must be deployed.
 * @throws when a role has rights in a form that this machine cannot judge
 */
export function readRights(template: Template): Rights {
  noteRoles(template);
  template.read('AWS::IAM::Role', roleProperties);
  const policies = (['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'] as const)
    .flatMap((type) => template.read(type, policyProperties))
    .map(({ properties }) => ({ roles: properties.Roles.map(roleArn), ...properties.PolicyDocument }));
  return new Map(
    template
      .read('AWS::Lambda::Function', functionProperties)
      .map(({ properties: { Role, Environment } }) => [
        Environment.Variables.SERVICE_NAME,
        policies.filter(({ roles }) => roles.includes(Role)).flatMap(({ Statement }) => Statement),
      ]),
  );
}

/** Notes what policies are attached to, and the logs that they name. */
function noteRoles(template: Template): void {
  for (const role of template.resources('AWS::IAM::Role')) {
    const name = physicalName(role);
    template.note(role, { ref: name, attributes: { Arn: roleArn(name) } });
  }
  for (const group of template.resources('AWS::Logs::LogGroup')) {
    const name = physicalName(group);
    const arn = `arn:aws:logs:${template.region}:${localAccountId}:log-group:${name}:*`;
    template.note(group, { ref: name, attributes: { Arn: arn } });
  }
}

const roleArn = (name: string): string => `arn:aws:iam::${localAccountId}:role/${name}`;
