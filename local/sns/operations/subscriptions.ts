import * as z from 'zod';
import { localAccountId } from '../arns.ts';
import { invalidParameter } from '../errors.ts';
import { agrees } from '../stores/attributes.ts';
import type { Subscription, SubscriptionKey } from '../stores/subscriptions.ts';
import { entries, members } from '../xml.ts';
import { attributesField, type Operation, operation, optionalText } from './operation.ts';
import { checkAttributes, checkEndpoint, supportedProtocol } from './subscription-rules.ts';

const subscribe = operation(
  z.object({ TopicArn: z.string(), Protocol: supportedProtocol, Endpoint: z.string(), Attributes: attributesField }),
  ({ TopicArn, Protocol, Endpoint, Attributes }, { arns, stores }) => {
    stores.topics.get(TopicArn);
    checkEndpoint(stores, Protocol, Endpoint);
    checkAttributes(Attributes);
    const key: SubscriptionKey = { topicArn: TopicArn, protocol: Protocol, endpoint: Endpoint };
    const existing = stores.subscriptions.find(key);
    if (existing !== undefined && !agrees(existing.attributes, Attributes)) {
      throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
    }
    const arn = existing?.arn ?? arns.subscription(TopicArn);
    if (existing === undefined) {
      stores.subscriptions.create({ ...key, arn, attributes: Attributes });
    }
    return { SubscriptionArn: arn };
  },
);

const subscriptionArn = z.object({ SubscriptionArn: z.string().regex(/^arn:aws:sns:.+:.+:.+:.+$/, 'SubscriptionArn') });

/** Unsubscribing twice is no error. */
const unsubscribe = operation(subscriptionArn, ({ SubscriptionArn }, { stores }) => {
  stores.subscriptions.delete(SubscriptionArn);
  return undefined;
});

const listSubscriptionsByTopic = operation(
  z.object({ TopicArn: z.string(), NextToken: optionalText }),
  ({ TopicArn, NextToken }, { stores }) => {
    stores.topics.get(TopicArn);
    const { items, nextToken } = stores.subscriptions.list(TopicArn, NextToken);
    return { Subscriptions: members(items.map(listed)), NextToken: nextToken };
  },
);

const listed = ({ arn, topicArn, protocol, endpoint }: Subscription) => ({
  SubscriptionArn: arn,
  Owner: localAccountId,
  Protocol: protocol,
  Endpoint: endpoint,
  TopicArn: topicArn,
});

const getSubscriptionAttributes = operation(subscriptionArn, ({ SubscriptionArn }, { stores }) => {
  const subscription = stores.subscriptions.get(SubscriptionArn);
  const { RawMessageDelivery = 'false', ...others } = subscription.attributes;
  const state = { PendingConfirmation: 'false', ConfirmationWasAuthenticated: 'true', RawMessageDelivery };
  return { Attributes: entries({ ...listed(subscription), ...state, ...others }) };
});

const setSubscriptionAttributes = operation(
  subscriptionArn.extend({ AttributeName: z.string(), AttributeValue: z.string().default('') }),
  ({ SubscriptionArn, AttributeName, AttributeValue }, { stores }) => {
    const { attributes } = stores.subscriptions.get(SubscriptionArn);
    checkAttributes({ [AttributeName]: AttributeValue });
    stores.subscriptions.setAttributes(SubscriptionArn, { ...attributes, [AttributeName]: AttributeValue });
    return undefined;
  },
);

/** Operations on subscriptions. */
export const subscriptionOperations: Readonly<Record<string, Operation>> = {
  Subscribe: subscribe,
  Unsubscribe: unsubscribe,
  ListSubscriptionsByTopic: listSubscriptionsByTopic,
  GetSubscriptionAttributes: getSubscriptionAttributes,
  SetSubscriptionAttributes: setSubscriptionAttributes,
};
