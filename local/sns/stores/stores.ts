import { openDatabase } from '../../sqlite.ts';
import { type ApplicationStore, applicationsSchema, createApplicationStore } from './applications.ts';
import { createEndpointStore, type EndpointStore, endpointsSchema } from './endpoints.ts';
import { createOptedOutNumbers, type OptedOutNumbers, optedOutSchema } from './opted-out-numbers.ts';
import { createSubscriptionStore, type SubscriptionStore, subscriptionsSchema } from './subscriptions.ts';
import { createTopicStore, type TopicStore, topicsSchema } from './topics.ts';

/** Everything that SNS remembers. */
export interface SnsStores {
  readonly topics: TopicStore;
  readonly subscriptions: SubscriptionStore;
  readonly applications: ApplicationStore;
  readonly endpoints: EndpointStore;
  readonly optedOut: OptedOutNumbers;
  close(): void;
}

const schema = [topicsSchema, subscriptionsSchema, applicationsSchema, endpointsSchema, optedOutSchema].join('\n');

/** Opens the state kept in a file, or in memory. */
export function openSnsStores(path: string): SnsStores {
  const database = openDatabase(path, schema);
  return {
    topics: createTopicStore(database),
    subscriptions: createSubscriptionStore(database),
    applications: createApplicationStore(database),
    endpoints: createEndpointStore(database),
    optedOut: createOptedOutNumbers(database),
    close: () => database.close(),
  };
}
