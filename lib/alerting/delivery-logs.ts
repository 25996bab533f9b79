import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { FilterPattern, type ILogGroup, LogGroup, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { Construct } from 'constructs';
import { allow, allowOnNumbers } from '../constructs/access.ts';
import { acknowledgeWildcards } from '../constructs/acknowledge.ts';
import type { FunctionCode } from '../constructs/function-code.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';
import type { GroupTopics } from './group-topics.ts';
import { readEndpoints } from './platform-application.ts';

export interface DeliveryLogsProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly topics: GroupTopics;
}

/**
 * What became of each SMS and each push: SNS logs it, and a function notes it. SNS chooses the names of the log groups, for the whole
 * account: one stage makes them, the others read them. That it logs at all, the operator asks of it once, with the role that is an
 * output of the stack.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-msg-status.html
 */
export class DeliveryLogs extends Construct {
  readonly noteDeliveries: VigieFunction<'note-deliveries'>;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: DeliveryLogsProps) {
    super(scope, id);
    this.noteDeliveries = this.#addFunction(props);
    this.failures = new FailureQueue(this, 'Failures');
    // CloudWatch Logs does not wait for an answer: what fails is tried again by Lambda, a minute and then two minutes later.
    this.noteDeliveries.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.failures.queue),
    });
    for (const [name, group] of this.#logGroups(props.settings)) this.#subscribe(name, group);
    const role = this.#addLoggingRole();
    new CfnOutput(Stack.of(this), 'DeliveryStatusRole', { value: role.roleArn });
    new CfnOutput(Stack.of(this), 'NoteDeliveriesFunction', { value: this.noteDeliveries.lambda.functionArn });
  }

  #addFunction(props: DeliveryLogsProps) {
    const { settings, data, topics } = props;
    return new VigieFunction(this, 'note-deliveries', {
      ...props,
      kind: 'worker',
      environment: {
        RESIDENTS_TABLE: data.residents.readWrite(),
        ALERTS_TABLE: data.alerts.readWrite(),
        TOPIC_ARN_PREFIX: topics.arnPrefix,
      },
      permissions: [
        ...readEndpoints(settings.fcmApplicationArn, settings.apnsApplicationArn),
        allowOnNumbers('sns:CheckIfPhoneNumberIsOptedOut'),
      ],
    });
  }

  /** Those of what arrived and of what did not, for SMS and for each kind of push that is configured. */
  #logGroups({ fcmApplicationArn, apnsApplicationArn, makeDeliveryLogGroups, logRetentionDays }: Settings) {
    const { region, account } = Stack.of(this);
    const sources: [id: string, path: string][] = [
      ['Sms', `sns/${region}/${account}/DirectPublishToPhoneNumber`],
      ...pathOf('Fcm', fcmApplicationArn),
      ...pathOf('Apns', apnsApplicationArn),
    ];
    const named = sources.flatMap(([id, path]): [string, string][] => [
      [id, path],
      [`${id}Failure`, `${path}/Failure`],
    ]);
    return named.map(([id, logGroupName]): [string, ILogGroup] => {
      if (!makeDeliveryLogGroups) return [id, LogGroup.fromLogGroupName(this, id, logGroupName)];
      const kept = { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY };
      return [id, new LogGroup(this, id, { logGroupName, ...kept })];
    });
  }

  #subscribe(name: string, logGroup: ILogGroup): void {
    new SubscriptionFilter(this, `${name}Filter`, {
      logGroup,
      destination: new LambdaDestination(this.noteDeliveries.lambda),
      filterPattern: FilterPattern.allEvents(),
    });
  }

  /** What SNS logs with: it makes streams, and a group that it does not find. */
  #addLoggingRole(): Role {
    const role = new Role(this, 'LoggingRole', {
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
      description: 'With which SNS logs what became of SMS and pushes',
    });
    const groups = Stack.of(this).formatArn({ service: 'logs', resource: 'log-group:sns/*' });
    const actions = ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents', 'PutMetricFilter', 'PutRetentionPolicy'];
    role.addToPolicy(
      allow(
        actions.map((action) => `logs:${action}`),
        [groups],
      ),
    );
    acknowledgeWildcards(role, {
      [groups]: 'SNS names its log groups and their streams itself, all of them below sns/.',
    });
    return role;
  }
}

/** `arn:aws:sns:eu-west-1:123456789012:app/GCM/vigie` logs to `sns/eu-west-1/123456789012/app/GCM/vigie`. */
function pathOf(id: string, applicationArn: string | undefined): [string, string][] {
  if (!applicationArn) return [];
  const [, , service, region, account, application] = applicationArn.split(':');
  return [[id, [service, region, account, application].join('/')]];
}
