import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { sendSms } from '../constructs/direct-sms.ts';
import type { FunctionCode } from '../constructs/function-code.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { SenderIdentity } from '../identity/sender-identity.ts';
import type { Settings } from '../settings.ts';

export interface ContestationSweepProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly sender: SenderIdentity;
}

/** Sends the answers to contestations to people without an account, and erases how to reach them when its hour has come. */
export class ContestationSweep extends Construct {
  readonly sweepContestations: VigieFunction<'sweep-contestations'>;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: ContestationSweepProps) {
    super(scope, id);
    const { data, settings } = props;
    this.sweepContestations = new VigieFunction(this, 'sweep-contestations', {
      ...props,
      kind: 'worker',
      environment: {
        ALERTS_TABLE: data.alerts.readWrite('pending'),
        EMAIL_SENDER: props.sender.send(),
        SMS_SENDER_ID: sendSms(settings.smsSenderId),
        SMS_NUMBER: settings.smsNumber ?? '',
      },
    });
    const lambda = this.sweepContestations.lambda;
    this.failures = new ScheduledFunction(this, 'Sweep', { lambda, every: Duration.minutes(5) }).failures;
  }
}
