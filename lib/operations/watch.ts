import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';

/** How often alarms look. */
export const alarmPeriod = Duration.minutes(1);

/** One alarm, written for whoever is on call. */
export interface Watched {
  /** Its name in CloudFormation. */
  readonly id: string;
  /** What it means for residents, in a sentence. */
  readonly impact: string;
  /** Where `docs/runbook.md` says what to do: the anchor of a heading. */
  readonly runbook: string;
  /** Read every minute. */
  readonly metric: IMetric;
  /** From which value on it rings. */
  readonly threshold: number;
  /** Rings under the threshold instead, and when nothing is heard at all. @default false */
  readonly expectsLife?: boolean;
  /** How many minutes in a row. @default 1 */
  readonly minutes?: number;
}

/** The alarms of a stage, and the topic that carries them to the operator. */
export class Watch extends Construct {
  readonly alarms: readonly Alarm[];
  readonly #topic: Topic;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly watched: readonly Watched[]; readonly email?: string | undefined },
  ) {
    super(scope, id);
    this.#topic = new Topic(this, 'Topic', { displayName: 'Vigie: alarms', enforceSSL: true });
    // A topic with a policy of its own no longer takes alarms by default.
    this.#topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
    if (props.email) this.#tell(props.email);
    this.alarms = props.watched.map((watched) => this.#addAlarm(watched));
  }

  #tell(email: string): void {
    const subscription = this.#topic.addSubscription(new EmailSubscription(email));
    const reason =
      'An alarm that cannot be mailed stays visible in CloudWatch; keeping it in a queue would tell nobody.';
    acknowledge(subscription, { 'Serverless-SNSRedrivePolicy': reason });
  }

  #addAlarm({ id, metric, threshold, impact, runbook, expectsLife = false, minutes = 1 }: Watched): Alarm {
    const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_THRESHOLD } = ComparisonOperator;
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: minutes,
      comparisonOperator: expectsLife ? LESS_THAN_THRESHOLD : GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: expectsLife ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${impact} See docs/runbook.md#${runbook}`,
    });
    const notify = new SnsAction(this.#topic);
    alarm.addAlarmAction(notify);
    alarm.addOkAction(notify);
    return alarm;
  }
}
