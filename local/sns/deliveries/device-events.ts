import { type Message, readMessage } from '../message.ts';
import type { PlatformEndpoint } from '../stores/endpoints.ts';
import type { SnsStores } from '../stores/stores.ts';

/** Publishes to a topic. */
export type PublishToTopic = (topicArn: string, message: Message) => Promise<void>;

type EventType = 'EndpointUpdated' | 'DeliveryFailure';

/** Tells the topics that the application names of a delivery that failed and of the device that it disabled. */
export async function announceDisabledDevice(
  stores: SnsStores,
  publish: PublishToTopic,
  endpoint: PlatformEndpoint,
  messageId: string,
): Promise<void> {
  await announceDeviceEvent(stores, publish, endpoint, 'DeliveryFailure', {
    DeliveryAttempts: 1,
    FailureMessage: 'Platform token associated with the endpoint is not valid',
    FailureType: 'InvalidPlatformToken',
    MessageId: messageId,
  });
  await announceDeviceEvent(stores, publish, endpoint, 'EndpointUpdated');
}

/**
 * Tells the topic that the application names for an event, if any
 * (https://docs.aws.amazon.com/sns/latest/dg/application-event-notifications.html).
 */
export async function announceDeviceEvent(
  stores: SnsStores,
  publish: PublishToTopic,
  endpoint: PlatformEndpoint,
  type: EventType,
  details: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const topicArn = stores.applications.find(endpoint.applicationArn)?.attributes[`Event${type}`];
  if (topicArn === undefined || stores.topics.find(topicArn) === undefined) {
    return;
  }
  const event = {
    ...details,
    EndpointArn: endpoint.arn,
    EventType: type,
    Resource: endpoint.applicationArn,
    Service: 'SNS',
    Time: new Date().toISOString(),
  };
  await publish(topicArn, readMessage({ Message: JSON.stringify(event) }));
}
