import { openDatabase } from '../../sqlite.ts';
import { APPLICATIONS_SCHEMA, type ApplicationStore, createApplicationStore } from './applications.ts';
import { createEndpointStore, ENDPOINTS_SCHEMA, type EndpointStore } from './endpoints.ts';
import { createOptedOutNumbers, OPTED_OUT_SCHEMA, type OptedOutNumbers } from './opted-out-numbers.ts';
import { createSubscriptionStore, SUBSCRIPTIONS_SCHEMA, type SubscriptionStore } from './subscriptions.ts';
import { createTopicStore, TOPICS_SCHEMA, type TopicStore } from './topics.ts';

/** Everything that SNS remembers. */
export interface SnsStores {
  readonly topics: TopicStore;
  readonly subscriptions: SubscriptionStore;
  readonly applications: ApplicationStore;
  readonly endpoints: EndpointStore;
  readonly optedOut: OptedOutNumbers;
  close(): void;
}

const SCHEMA = [TOPICS_SCHEMA, SUBSCRIPTIONS_SCHEMA, APPLICATIONS_SCHEMA, ENDPOINTS_SCHEMA, OPTED_OUT_SCHEMA].join(
  '\n',
);

/** Opens the state kept in a file, or in memory. */
export function openSnsStores(path: string): SnsStores {
  const database = openDatabase(path, SCHEMA);
  return {
    topics: createTopicStore(database),
    subscriptions: createSubscriptionStore(database),
    applications: createApplicationStore(database),
    endpoints: createEndpointStore(database),
    optedOut: createOptedOutNumbers(database),
    close: () => database.close(),
  };
}
