import * as z from 'zod';
import { invalidParameter } from '../errors.ts';
import { agrees } from '../stores/attributes.ts';
import { entries, members } from '../xml.ts';
import { attributesField, type Operation, operation, optionalText } from './operation.ts';

const topicArn = z.object({ TopicArn: z.string() });

const createTopic = operation(
  z.object({ Name: z.string().regex(/^[\w-]{1,256}$/, 'Topic Name'), Attributes: attributesField }),
  ({ Name, Attributes }, { arns, stores }) => {
    const arn = arns.topic(Name);
    const existing = stores.topics.find(arn);
    if (existing !== undefined && !agrees(existing.attributes, Attributes)) {
      throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
    }
    if (existing === undefined) {
      stores.topics.save(arn, Attributes);
    }
    return { TopicArn: arn };
  },
);

const deleteTopic = operation(topicArn, ({ TopicArn }, { stores }) => {
  stores.subscriptions.deleteOf(TopicArn);
  stores.topics.delete(TopicArn);
  return undefined;
});

const listTopics = operation(z.object({ NextToken: optionalText }), ({ NextToken }, { stores }) => {
  const { items, nextToken } = stores.topics.list(NextToken);
  return { Topics: members(items.map(({ arn }) => ({ TopicArn: arn }))), NextToken: nextToken };
});

const getTopicAttributes = operation(topicArn, ({ TopicArn }, { stores }) => {
  const { attributes } = stores.topics.get(TopicArn);
  return { Attributes: entries({ TopicArn, ...attributes }) };
});

const setTopicAttributes = operation(
  topicArn.extend({ AttributeName: z.string(), AttributeValue: z.string().default('') }),
  ({ TopicArn, AttributeName, AttributeValue }, { stores }) => {
    const { attributes } = stores.topics.get(TopicArn);
    stores.topics.save(TopicArn, { ...attributes, [AttributeName]: AttributeValue });
    return undefined;
  },
);

/** Operations on topics. */
export const topicOperations: Readonly<Record<string, Operation>> = {
  CreateTopic: createTopic,
  DeleteTopic: deleteTopic,
  ListTopics: listTopics,
  GetTopicAttributes: getTopicAttributes,
  SetTopicAttributes: setTopicAttributes,
};
