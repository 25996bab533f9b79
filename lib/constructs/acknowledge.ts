import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says why findings of cdk-nag are accepted on a construct and all that it holds.
 * @param reasons the rule, or the very finding as `Rule[Finding]`, to the reason
 */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
}

/** Says why a role may use a resource whose name ends with a wildcard. */
export function acknowledgeWildcards(construct: IConstruct, wildcards: Readonly<Record<string, string>>): void {
  const { account } = Stack.of(construct);
  // cdk-nag names in this way an account that is only known when the stack is deployed.
  for (const [resource, reason] of Object.entries(wildcards))
    acknowledge(construct, {
      [`AwsSolutions-IAM5[Resource::${resource.replaceAll(account, '<AWS::AccountId>')}]`]: reason,
    });
}
