import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Overview } from './operations/overview.ts';
import { Watch } from './operations/watch.ts';
import { listWatched } from './operations/watched.ts';
import type { WatchedStacks } from './operations/watched-stacks.ts';
import type { Settings } from './settings.ts';

export interface OperationsStackProps extends StackProps, WatchedStacks {
  readonly settings: Settings;
}

/** What tells the operator: the alarms, where they are sent, and the dashboard. */
export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, props: OperationsStackProps) {
    super(scope, id, props);
    const watch = new Watch(this, 'Watch', { watched: listWatched(props), email: props.settings.alarmEmail });
    new Overview(this, 'Overview', { ...props, alarms: watch.alarms });
  }
}
