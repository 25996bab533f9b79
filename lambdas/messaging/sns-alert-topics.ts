import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTopicCommand,
  InvalidParameterException,
  NotFoundException,
  PublishCommand,
  type SNSClient,
  SubscribeCommand,
  ThrottledException,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import type { Level } from '../../contract/fields.ts';
import type { GroupId } from '../domain/communities/group.ts';
import type { AlertTopics, TopicEndpoint } from './alert-topics.ts';

interface Settings {
  /** The ARN of a topic up to its group: `arn:aws:sns:<region>:<account>:<prefix>`. */
  readonly topicArnPrefix: string;
  readonly emailQueueArn: string;
}

/** A group's topics in SNS, named `<prefix><groupId>-<minimum level>`. */
export function snsAlertTopics(sns: SNSClient, { topicArnPrefix, emailQueueArn }: Settings): AlertTopics {
  const arnOf = (groupId: GroupId, minimumLevel: Level) => `${topicArnPrefix}${groupId}-${minimumLevel}`;

  const subscribe = async (
    TopicArn: string,
    Protocol: string,
    Endpoint: string,
    Attributes?: Record<string, string>,
  ) => {
    const input = { TopicArn, Protocol, Endpoint, ReturnSubscriptionArn: true, ...(Attributes ? { Attributes } : {}) };
    const { SubscriptionArn } = await sns.send(new SubscribeCommand(input));
    if (!SubscriptionArn) throw new Error('SNS gave no ARN for a subscription');
    return SubscriptionArn;
  };

  const ensure: AlertTopics['ensure'] = async (groupId, minimumLevel) => {
    const arn = arnOf(groupId, minimumLevel);
    await sns.send(new CreateTopicCommand({ Name: arn.slice(arn.lastIndexOf(':') + 1) }));
    if (minimumLevel === 'information') await subscribe(arn, 'sqs', emailQueueArn, { RawMessageDelivery: 'true' });
  };

  /** Runs it again once the topic stands, when it did not. */
  const withTopic = async <Result>(
    groupId: GroupId,
    minimumLevel: Level,
    run: () => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await run();
    } catch (refusal) {
      if (!(refusal instanceof NotFoundException)) throw refusal;
      await ensure(groupId, minimumLevel);
      return await run();
    }
  };

  /**
   * Every alert is a group of its own: the e-mail queue, which alone gets it, is fair to them all.
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
   */
  const publishTo = async (arn: string, { alertId, body, attributes }: Parameters<AlertTopics['publish']>[2]) => {
    const { MessageId } = await sns.send(
      new PublishCommand({
        TopicArn: arn,
        Message: body,
        MessageStructure: 'json',
        MessageAttributes: textAttributes(attributes),
        MessageGroupId: alertId,
      }),
    );
    return MessageId;
  };

  return {
    ensure,
    publish: (groupId, minimumLevel, message) =>
      retryThrottled(() => publishTo(arnOf(groupId, minimumLevel), message)).catch(nobodyThere),
    subscribe: (groupId, minimumLevel, { protocol, endpoint }: TopicEndpoint) =>
      withTopic(groupId, minimumLevel, () =>
        subscribe(arnOf(groupId, minimumLevel), protocol, endpoint).catch(refusedForGood),
      ),
    unsubscribe: async (SubscriptionArn) => {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn })).catch(nobodyThere);
    },
  };
}

const throttledTries = 3;
const longestWaitMs = 300;

/** SNS took nothing when it throttles: the message may leave again at once. */
async function retryThrottled<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (refusal) {
      if (!(refusal instanceof ThrottledException) || tries === throttledTries) throw refusal;
      await wait(Math.random() * longestWaitMs);
    }
  }
}

function nobodyThere(refusal: unknown): undefined {
  if (refusal instanceof NotFoundException) return undefined;
  throw refusal;
}

/** A number that cannot be one, or an endpoint that was deleted. */
function refusedForGood(refusal: unknown): undefined {
  if (refusal instanceof InvalidParameterException) return undefined;
  throw refusal;
}

function textAttributes(attributes: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
}
