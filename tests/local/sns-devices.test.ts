import {
  CreatePlatformEndpointCommand,
  DeleteEndpointCommand,
  GetEndpointAttributesCommand,
  GetPlatformApplicationAttributesCommand,
  PublishCommand,
  SetEndpointAttributesCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  createApplication,
  createDevice,
  createTopic,
  type SnsBench,
  startSnsBench,
  subscribe,
} from './support/sns-bench.ts';

let bench: SnsBench;
let application: string;

beforeEach(async () => {
  bench = await startSnsBench();
  application = await createApplication(bench, 'GCM');
});

afterEach(() => bench.stop());

const attributesOf = async (EndpointArn: string) =>
  (await bench.client.send(new GetEndpointAttributesCommand({ EndpointArn }))).Attributes;

describe('a platform application', () => {
  test('never shows its credential', async () => {
    const command = new GetPlatformApplicationAttributesCommand({ PlatformApplicationArn: application });
    const { Attributes } = await bench.client.send(command);
    expect(Attributes).toEqual({ Enabled: 'true' });
  });
});

describe('a device', () => {
  test('registered again with the same token is the same endpoint', async () => {
    expect(await createDevice(bench, application, 'token')).toBe(await createDevice(bench, application, 'token'));
  });

  test('registered again with other attributes is refused, and the refusal names the endpoint', async () => {
    const arn = await createDevice(bench, application, 'token');
    const other = new CreatePlatformEndpointCommand({
      PlatformApplicationArn: application,
      Token: 'token',
      CustomUserData: 'someone else',
    });
    await expect(bench.client.send(other)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `Invalid parameter: Token Reason: Endpoint ${arn} already exists with the same Token, but different attributes.`,
    });
  });

  test('that is disabled stays so when it is registered again, until it is enabled', async () => {
    const EndpointArn = await createDevice(bench, application, 'token');
    await bench.sns.disableEndpoint('token');
    await createDevice(bench, application, 'token');
    expect(await attributesOf(EndpointArn)).toEqual({ Enabled: 'false', Token: 'token' });
    const enable = { EndpointArn, Attributes: { Token: 'other', Enabled: 'true' } };
    await bench.client.send(new SetEndpointAttributesCommand(enable));
    expect(await attributesOf(EndpointArn)).toEqual({ Enabled: 'true', Token: 'other' });
  });

  test("cannot take another device's token", async () => {
    await createDevice(bench, application, 'taken');
    const EndpointArn = await createDevice(bench, application, 'token');
    const take = new SetEndpointAttributesCommand({ EndpointArn, Attributes: { Token: 'taken' } });
    await expect(bench.client.send(take)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('that is deleted is NotFoundException, and receives nothing from its topics', async () => {
    const topic = await createTopic(bench, 'vigie');
    const EndpointArn = await createDevice(bench, application, 'token');
    await subscribe(bench, topic, 'application', EndpointArn);
    await bench.client.send(new DeleteEndpointCommand({ EndpointArn }));
    await bench.client.send(new DeleteEndpointCommand({ EndpointArn }));
    await bench.client.send(new PublishCommand({ TopicArn: topic, Message: 'hello' }));
    await expect(attributesOf(EndpointArn)).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(bench.inbox.since()).toEqual([]);
  });

  test('that is disabled refuses what is published to it', async () => {
    const TargetArn = await createDevice(bench, application, 'token');
    await bench.sns.disableEndpoint(TargetArn);
    const publish = new PublishCommand({ TargetArn, Message: 'hello' });
    await expect(bench.client.send(publish)).rejects.toMatchObject({ name: 'EndpointDisabledException' });
  });

  test('whose token the push service refuses is disabled at the first delivery, and the application is told', async () => {
    const events = await createTopic(bench, 'device-events');
    await subscribe(bench, events, 'sqs', 'arn:aws:sqs:eu-west-3:000000000000:events', { RawMessageDelivery: 'true' });
    application = await createApplication(bench, 'GCM', { EventDeliveryFailure: events, EventEndpointUpdated: events });
    const topic = await createTopic(bench, 'vigie');
    const device = await createDevice(bench, application, 'invalid-token');
    await subscribe(bench, topic, 'application', device);
    await bench.client.send(new PublishCommand({ TopicArn: topic, Message: 'hello' }));
    expect(await attributesOf(device)).toMatchObject({ Enabled: 'false' });
    expect(bench.inbox.since()).toEqual([]);
    expect(bench.queued.map(({ body }) => JSON.parse(body))).toMatchObject([
      { EventType: 'DeliveryFailure', FailureType: 'InvalidPlatformToken', EndpointArn: device, Resource: application },
      { EventType: 'EndpointUpdated', EndpointArn: device, Resource: application, Service: 'SNS' },
    ]);
  });

  test('that is disabled by hand is told to the application too', async () => {
    const events = await createTopic(bench, 'device-events');
    await subscribe(bench, events, 'sqs', 'arn:aws:sqs:eu-west-3:000000000000:events', { RawMessageDelivery: 'true' });
    application = await createApplication(bench, 'GCM', { EventEndpointUpdated: events });
    const device = await createDevice(bench, application, 'token');
    await bench.sns.disableEndpoint('token');
    expect(bench.queued.map(({ body }) => JSON.parse(body))).toMatchObject([
      { EventType: 'EndpointUpdated', EndpointArn: device },
    ]);
  });
});
