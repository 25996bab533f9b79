import type { Level } from '../../contract/fields.ts';
import type { GroupId } from '../domain/communities/group.ts';
import type { PublicationMessage } from '../domain/messages/publication-message.ts';

/** A phone or a device, as SNS subscribes it. */
export interface TopicEndpoint {
  readonly protocol: 'sms' | 'application';
  /** E.164, or the endpoint's ARN. */
  readonly endpoint: string;
}

/** The SNS topics of a group, one by minimum level. */
export interface AlertTopics {
  /** @returns the message's id; nothing when the topic does not exist, for nobody subscribed */
  publish(groupId: GroupId, minimumLevel: Level, message: PublicationMessage): Promise<string | undefined>;
  /** Makes the topic stand; the one of `information` with the e-mail queue subscribed. Doing it again changes nothing. */
  ensure(groupId: GroupId, minimumLevel: Level): Promise<void>;
  /** Subscribing again changes nothing. @returns the subscription's ARN; nothing when SNS will never take this phone or device */
  subscribe(groupId: GroupId, minimumLevel: Level, endpoint: TopicEndpoint): Promise<string | undefined>;
  /** Doing it again changes nothing. */
  unsubscribe(subscriptionArn: string): Promise<void>;
}
