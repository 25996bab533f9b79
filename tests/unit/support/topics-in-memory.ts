import type { Level } from '../../../contract/fields.ts';
import type { PublicationMessage } from '../../../lambdas/domain/messages/publication-message.ts';
import type { AlertTopics, TopicEndpoint } from '../../../lambdas/messaging/alert-topics.ts';

/** What the topics of SNS do, in memory: who is subscribed where, what was published where, and refusals on demand. */
export class TopicsInMemory implements AlertTopics {
  readonly subscriptions = new Map<string, TopicEndpoint & { readonly topic: string }>();
  readonly published: string[] = [];
  /** What was published, as `group level body`. */
  readonly said: string[] = [];
  readonly standing = new Set<string>();
  /** Topics that refuse every publication for now. */
  readonly refusing = new Set<string>();
  /** Topics that take what is published for now, and whose answer is lost. */
  readonly losing = new Set<string>();
  /** Phones and devices that SNS will never take. */
  readonly refused = new Set<string>();
  /** Called before anything is done; what it throws is what SNS refuses. */
  before: (call: string) => void = () => undefined;

  async ensure(groupId: string, minimumLevel: Level) {
    this.before('ensure');
    this.standing.add(`${groupId} ${minimumLevel}`);
  }

  async publish(groupId: string, minimumLevel: Level, { body }: PublicationMessage) {
    this.before('publish');
    const topic = `${groupId} ${minimumLevel}`;
    if (this.refusing.has(minimumLevel)) throw new Error('SNS refuses this topic');
    if (!this.standing.has(topic) && minimumLevel !== 'information') return undefined;
    this.published.push(minimumLevel);
    this.said.push(`${topic} ${body}`);
    if (this.losing.has(minimumLevel)) throw new Error('the answer was lost');
    return `message-${this.published.length}`;
  }

  async subscribe(groupId: string, minimumLevel: Level, endpoint: TopicEndpoint) {
    this.before('subscribe');
    if (this.refused.has(endpoint.endpoint)) return undefined;
    const topic = `${groupId} ${minimumLevel}`;
    this.standing.add(topic);
    const subscriptionArn = `arn:${topic}:${endpoint.endpoint}`;
    this.subscriptions.set(subscriptionArn, { topic, ...endpoint });
    return subscriptionArn;
  }

  async unsubscribe(subscriptionArn: string) {
    this.before('unsubscribe');
    this.subscriptions.delete(subscriptionArn);
  }

  /** Who is subscribed, as `endpoint@minimum level`, in order. */
  get subscribed(): string[] {
    return [...this.subscriptions.values()]
      .map(({ endpoint, topic }) => `${endpoint}@${topic.split(' ')[1]}`)
      .toSorted();
  }
}
