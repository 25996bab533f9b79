import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionCode } from '../constructs/function-code.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { Settings } from '../settings.ts';

export interface ExercisesProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
}

/** An exercise is published once for each minimum level. */
const topicsOfExercise = 3;

/** The monthly exercises: each leaves as a report does, at half the pace of what is sent to many, so that none holds up what is real. */
export class Exercises extends Construct {
  readonly holdExercises: VigieFunction<'hold-exercises'>;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: ExercisesProps) {
    super(scope, id);
    const { residents, communities, alerts } = props.data;
    this.holdExercises = new VigieFunction(this, 'hold-exercises', {
      ...props,
      kind: 'worker',
      environment: {
        RESIDENTS_TABLE: residents.readAndCheck(),
        COMMUNITIES_TABLE: communities.readWrite(),
        ALERTS_TABLE: alerts.readWrite(),
        EXERCISES_PER_SECOND: String(props.settings.publishesPerSecond / 2 / topicsOfExercise),
      },
      reservedConcurrency: 1,
    });
    const schedule = new ScheduledFunction(this, 'Monthly', {
      lambda: this.holdExercises.lambda,
      every: Duration.minutes(15),
    });
    this.failures = schedule.failures;
  }
}
