import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionCode } from '../constructs/function-code.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';

export interface CapPollingProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
}

/** How alerts of others come in: every source of CAP that officers set is asked every five minutes. */
export class CapPolling extends Construct {
  readonly pollCapSources: VigieFunction<'poll-cap-sources'>;
  readonly failures: Readonly<Record<'poll-cap-sources', FailureQueue>>;

  constructor(scope: Construct, id: string, props: CapPollingProps) {
    super(scope, id);
    const { residents, communities, alerts } = props.data;
    this.pollCapSources = new VigieFunction(this, 'poll-cap-sources', {
      ...props,
      kind: 'poller',
      environment: {
        RESIDENTS_TABLE: residents.readAndCheck(),
        COMMUNITIES_TABLE: communities.readWrite('byMunicipality'),
        ALERTS_TABLE: alerts.readWrite(),
        // On AWS it asks the web itself, and nothing but public addresses: only a machine that is not connected has a stand-in.
        WEB_STAND_IN: '',
      },
      reservedConcurrency: 1,
    });
    const schedule = new ScheduledFunction(this, 'Poll', {
      lambda: this.pollCapSources.lambda,
      every: Duration.minutes(5),
    });
    this.failures = { 'poll-cap-sources': schedule.failures };
  }
}
