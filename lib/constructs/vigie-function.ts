import { RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EnvironmentOf, FunctionName } from '../../lambdas/runtime/environments.ts';
import type { Settings } from '../settings.ts';
import type { Access, Permission } from './access.ts';
import { acknowledge, acknowledgeWildcards } from './acknowledge.ts';
import type { FunctionCode } from './function-code.ts';
import { type FunctionKind, functionKinds } from './function-kinds.ts';

/** Every variable of a function, as plain text or as the access that comes with the right to use it. */
export type FunctionEnvironment<Name extends FunctionName> = Readonly<
  Record<keyof EnvironmentOf<Name>, string | Access>
>;

export interface VigieFunctionProps<Name extends FunctionName> {
  readonly kind: FunctionKind;
  readonly settings: Settings;
  readonly functions: FunctionCode;
  /** Exactly the variables that the function reads, and the rights that go with them. */
  readonly environment: FunctionEnvironment<Name>;
  /** Rights that no variable stands for. @default none */
  readonly permissions?: readonly Permission[];
  /** The most that may run at once, where that protects a quota. @default no limit of its own */
  readonly reservedConcurrency?: number;
}

/**
 * One function of the project, with a log group and a role of its own. Its name is in `SERVICE_NAME`, where logs,
 * metrics and the local platform read it.
 */
export class VigieFunction<Name extends FunctionName> extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, name: Name, props: VigieFunctionProps<Name>) {
    super(scope, pascalCase(name));
    const { settings, reservedConcurrency } = props;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      ...functionKinds[props.kind],
      code: props.functions(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.#createRole(name, props, logGroup),
      environment: { ...addressesOf(props.environment), ...loggingEnvironment(name, settings) },
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // The function leaves out by itself what `logLevel` does not want; metrics are log lines that must always pass.
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(settings.reserveConcurrency && reservedConcurrency && { reservedConcurrentExecutions: reservedConcurrency }),
    });
    acknowledge(this.lambda, acceptedFindings);
  }

  /** A role that can write to this function's own logs, and use what its variables name. */
  #createRole(name: Name, props: VigieFunctionProps<Name>, logGroup: LogGroup): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} may do in ${props.settings.stage}`,
    });
    logGroup.grantWrite(role);
    for (const { statements, wildcards } of [...accessesOf(props.environment), ...(props.permissions ?? [])]) {
      for (const statement of statements) role.addToPrincipalPolicy(statement);
      acknowledgeWildcards(role, wildcards ?? {});
    }
    return role;
  }
}

const acceptedFindings = {
  'Serverless-LambdaDLQ':
    'A dead-letter queue serves asynchronous invocations only. Behind a stream, a queue or a schedule, what fails goes to the ' +
    'failure queue of that source; requests and Cognito are answered with the error.',
  'Serverless-LambdaTracing':
    'HTTP APIs do not take part in X-Ray, and its library adds 14 ms to each cold start, which is an alert’s own delay. Logs carry ' +
    'the ids of the request and of the alert instead.',
};

function addressesOf(environment: Readonly<Record<string, string | Access>>): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? value : value.address]));
}

function accessesOf(environment: Readonly<Record<string, string | Access>>): readonly Access[] {
  return Object.values(environment).filter((value) => typeof value !== 'string');
}

function loggingEnvironment(name: FunctionName, settings: Settings): Record<string, string> {
  return {
    SERVICE_NAME: name,
    LOG_LEVEL: settings.logLevel,
  };
}

/** `publish-alert` to `PublishAlert`, so that logical ids can be read. */
function pascalCase(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}
