import { applicationOperations } from './applications.ts';
import { endpointOperations } from './endpoints.ts';
import type { Operation } from './operation.ts';
import { phoneNumberOperations } from './phone-numbers.ts';
import { publishOperations } from './publish.ts';
import { subscriptionOperations } from './subscriptions.ts';
import { topicOperations } from './topics.ts';

/** Every operation that is answered, by its name. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...topicOperations,
    ...subscriptionOperations,
    ...applicationOperations,
    ...endpointOperations,
    ...publishOperations,
    ...phoneNumberOperations,
  }),
);
