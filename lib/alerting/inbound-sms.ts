import { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { directSms } from '../constructs/direct-sms.ts';
import type { FunctionCode } from '../constructs/function-code.ts';
import { functionKinds } from '../constructs/function-kinds.ts';
import { QueuedFunction } from '../constructs/queued-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import { type FailureQueue, WorkQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';

export interface InboundSmsProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
}

/**
 * What residents write by SMS: from the topic that the operator points the two-way number at, through a queue that keeps it, to the
 * function that answers. It stands without a number too, and then nothing comes.
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-iam-policy-auto.html
 */
export class InboundSms extends Construct {
  readonly topic: Topic;
  readonly answerSms: VigieFunction<'answer-sms'>;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: InboundSmsProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Vigie: SMS received', enforceSSL: true });
    this.#letSmsComeIn();
    this.answerSms = this.#addFunction(props);
    this.failures = this.#listen();
  }

  #letSmsComeIn(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'SmsOfThisAccount',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  /** It does what the API does for a resident: it stands between them and an alert. */
  #addFunction(props: InboundSmsProps): VigieFunction<'answer-sms'> {
    const { settings, data } = props;
    return new VigieFunction(this, 'answer-sms', {
      ...props,
      kind: 'request',
      environment: {
        RESIDENTS_TABLE: data.residents.readWrite(),
        COMMUNITIES_TABLE: data.communities.read(),
        ALERTS_TABLE: data.alerts.readWrite('byGroup', 'byMunicipality'),
        SMS_SENDER_ID: directSms(settings.smsSenderId),
        SMS_NUMBER: settings.smsNumber ?? '',
      },
    });
  }

  /** With its envelope, which says when the SMS came: the same however often it is delivered. */
  #listen(): FailureQueue {
    const work = new WorkQueue(this, 'Received', { workerTimeout: functionKinds.request.timeout });
    this.topic.addSubscription(new SqsSubscription(work.queue, { deadLetterQueue: work.failures.queue }));
    // Whoever writes waits for the answer: none waits for another one's.
    new QueuedFunction(this, 'Answering', { lambda: this.answerSms.lambda, work, batchSize: 1, concurrency: 10 });
    return work.failures;
  }
}
