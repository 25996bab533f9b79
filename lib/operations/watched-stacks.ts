import type { AlertingStack } from '../alerting-stack.ts';
import type { ApiStack } from '../api-stack.ts';
import type { IdentityStack } from '../identity-stack.ts';

/** The stacks that are watched. */
export interface WatchedStacks {
  readonly identity: IdentityStack;
  readonly api: ApiStack;
  readonly alerting: AlertingStack;
}
