import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  paginateListSubscriptionsByTopic,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  createApplication,
  createDevice,
  createTopic,
  REGION,
  type SnsBench,
  startSnsBench,
  subscribe,
} from './support/sns-bench.ts';

let bench: SnsBench;

beforeEach(async () => {
  bench = await startSnsBench();
});

afterEach(() => bench.stop());

describe('a topic', () => {
  test('is created once however often it is asked for', async () => {
    const arns = [await createTopic(bench, 'vigie-danger'), await createTopic(bench, 'vigie-danger')];
    expect(arns).toEqual(Array(2).fill(`arn:aws:sns:${REGION}:000000000000:vigie-danger`));
    const { Topics } = await bench.client.send(new ListTopicsCommand({}));
    expect(Topics).toHaveLength(1);
  });

  test('is not created again with other attributes', async () => {
    await bench.client.send(new CreateTopicCommand({ Name: 'vigie', Attributes: { DisplayName: 'Vigie' } }));
    const other = new CreateTopicCommand({ Name: 'vigie', Attributes: { DisplayName: 'Other' } });
    await expect(bench.client.send(other)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('keeps its attributes', async () => {
    const TopicArn = await createTopic(bench, 'vigie');
    const change = { TopicArn, AttributeName: 'DisplayName', AttributeValue: '<Vigie & co>' };
    await bench.client.send(new SetTopicAttributesCommand(change));
    const { Attributes } = await bench.client.send(new GetTopicAttributesCommand({ TopicArn }));
    expect(Attributes).toEqual({ TopicArn, DisplayName: '<Vigie & co>' });
  });

  test('refuses a name that AWS would refuse', async () => {
    await expect(createTopic(bench, 'é à')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('takes its subscriptions with it when it is deleted, and is deleted twice without an error', async () => {
    const TopicArn = await createTopic(bench, 'vigie');
    const SubscriptionArn = await subscribe(bench, TopicArn, 'sms', '+33612345678');
    await bench.client.send(new DeleteTopicCommand({ TopicArn }));
    await bench.client.send(new DeleteTopicCommand({ TopicArn }));
    const gone = { name: 'NotFoundException' };
    await expect(bench.client.send(new GetTopicAttributesCommand({ TopicArn }))).rejects.toMatchObject(gone);
    const subscription = new GetSubscriptionAttributesCommand({ SubscriptionArn });
    await expect(bench.client.send(subscription)).rejects.toMatchObject(gone);
  });

  test('is listed by the hundred', async () => {
    for (let index = 0; index < 101; index += 1) {
      await createTopic(bench, `vigie-${index}`);
    }
    const first = await bench.client.send(new ListTopicsCommand({}));
    const second = await bench.client.send(new ListTopicsCommand({ NextToken: first.NextToken }));
    expect([first.Topics?.length, second.Topics?.length, second.NextToken]).toEqual([100, 1, undefined]);
  });
});

describe('a subscription', () => {
  test('is the same for the same topic, protocol and endpoint', async () => {
    const topic = await createTopic(bench, 'vigie');
    const arns = [
      await subscribe(bench, topic, 'sms', '+33612345678'),
      await subscribe(bench, topic, 'sms', '+33612345678'),
    ];
    expect(arns[0]).toBe(arns[1]);
    expect(arns[0]).toMatch(new RegExp(`^${topic}:`));
  });

  test('to an unknown topic is NotFoundException', async () => {
    const unknown = `arn:aws:sns:${REGION}:000000000000:nothing`;
    await expect(subscribe(bench, unknown, 'sms', '+33612345678')).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test.each([
    ['sms', '0612345678'],
    ['application', `arn:aws:sns:${REGION}:000000000000:endpoint/GCM/vigie/unknown`],
    ['sqs', 'https://queue'],
    ['email', 'someone@example.org'],
  ])('is refused for what %s cannot reach', async (protocol, endpoint) => {
    const topic = await createTopic(bench, 'vigie');
    const refused = { name: 'InvalidParameterException' };
    await expect(subscribe(bench, topic, protocol, endpoint)).rejects.toMatchObject(refused);
  });

  test('with a filter policy is refused, since none is applied here', async () => {
    const topic = await createTopic(bench, 'vigie');
    const filtered = subscribe(bench, topic, 'sms', '+33612345678', { FilterPolicy: '{}' });
    await expect(filtered).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('ends when it is unsubscribed, and again without an error', async () => {
    const TopicArn = await createTopic(bench, 'vigie');
    const SubscriptionArn = await subscribe(bench, TopicArn, 'sms', '+33612345678');
    await bench.client.send(new UnsubscribeCommand({ SubscriptionArn }));
    await bench.client.send(new UnsubscribeCommand({ SubscriptionArn }));
    const { Subscriptions } = await bench.client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(Subscriptions ?? []).toEqual([]);
  });

  test('keeps its attributes', async () => {
    const topic = await createTopic(bench, 'vigie');
    const SubscriptionArn = await subscribe(bench, topic, 'sqs', `arn:aws:sqs:${REGION}:000000000000:email`);
    const raw = { SubscriptionArn, AttributeName: 'RawMessageDelivery', AttributeValue: 'true' };
    await bench.client.send(new SetSubscriptionAttributesCommand(raw));
    const { Attributes } = await bench.client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    expect(Attributes).toMatchObject({ RawMessageDelivery: 'true', TopicArn: topic, Protocol: 'sqs', SubscriptionArn });
  });

  test('is listed with the others by the hundred, each once', async () => {
    const TopicArn = await createTopic(bench, 'vigie');
    const application = await createApplication(bench, 'GCM');
    const devices: string[] = [];
    for (let index = 0; index < 201; index += 1) {
      const device = await createDevice(bench, application, `token-${index}`);
      await subscribe(bench, TopicArn, 'application', device);
      devices.push(device);
    }
    const pages = [];
    for await (const page of paginateListSubscriptionsByTopic({ client: bench.client }, { TopicArn })) {
      pages.push((page.Subscriptions ?? []).map(({ Endpoint }) => Endpoint));
    }
    expect(pages.map((page) => page.length)).toEqual([100, 100, 1]);
    expect(pages.flat()).toEqual(devices);
  });

  test('cannot be listed from a token that SNS did not give', async () => {
    const TopicArn = await createTopic(bench, 'vigie');
    const tampered = new ListSubscriptionsByTopicCommand({ TopicArn, NextToken: 'tampered' });
    await expect(bench.client.send(tampered)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
