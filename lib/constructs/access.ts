import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A right. */
export interface Permission {
  readonly statements: readonly PolicyStatement[];
  /** The resources with a wildcard among those of the statements, each with the reason why it cannot be narrower. @default none */
  readonly wildcards?: Readonly<Record<string, string>>;
}

/** A right and the place where it is used: a function that is given the address is given the permission with it. */
export interface Access extends Permission {
  /** What the function's variable holds: a name, an ARN, a URL. */
  readonly address: string;
}

/** Allows some actions on some resources. */
export function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources] });
}

/** Allows actions for which IAM knows no resource: those of SNS on phone numbers. */
export function allowOnNumbers(...actions: readonly string[]): Permission {
  const reason = 'A phone number has no ARN: IAM takes these actions of SNS on every resource or on none.';
  return { statements: [allow(actions, ['*'])], wildcards: { '*': reason } };
}
