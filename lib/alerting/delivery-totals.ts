import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionCode } from '../constructs/function-code.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';

export interface DeliveryTotalsProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
}

/** The totals of what was delivered of each alert, brought up to date once a minute however many receipts come. */
export class DeliveryTotals extends Construct {
  readonly settleDeliveries: VigieFunction<'settle-deliveries'>;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: DeliveryTotalsProps) {
    super(scope, id);
    this.settleDeliveries = new VigieFunction(this, 'settle-deliveries', {
      ...props,
      kind: 'worker',
      environment: { ALERTS_TABLE: props.data.alerts.readWrite('pending') },
      reservedConcurrency: 1,
    });
    const schedule = new ScheduledFunction(this, 'Settling', {
      lambda: this.settleDeliveries.lambda,
      every: Duration.minutes(1),
    });
    this.failures = schedule.failures;
  }
}
