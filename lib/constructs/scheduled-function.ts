import type { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Construct } from 'constructs';
import { FailureQueue } from './work-queue.ts';

export interface ScheduledFunctionProps {
  readonly lambda: Lambda;
  /** How often the function runs; a run that could not begin by the next one is set aside. */
  readonly every: Duration;
}

/** Runs a function again and again. A run that fails is not tried again, as the next one does the same work, but is kept. */
export class ScheduledFunction extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, { lambda, every }: ScheduledFunctionProps) {
    super(scope, id);
    this.failures = new FailureQueue(this, 'Failures');
    const bounds = { retryAttempts: 0, maxEventAge: every };
    lambda.configureAsyncInvoke({ ...bounds, onFailure: new SqsDestination(this.failures.queue) });
    new Rule(this, 'Schedule', {
      schedule: Schedule.rate(every),
      targets: [new LambdaFunction(lambda, { ...bounds, deadLetterQueue: this.failures.queue })],
    });
  }
}
