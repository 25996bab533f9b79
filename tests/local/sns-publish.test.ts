import {
  CheckIfPhoneNumberIsOptedOutCommand,
  ListPhoneNumbersOptedOutCommand,
  OptInPhoneNumberCommand,
  PublishCommand,
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

const ALERT_ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const NUMBER = '+33612345678';

let bench: SnsBench;
let topic: string;

beforeEach(async () => {
  bench = await startSnsBench();
  topic = await createTopic(bench, 'vigie-danger');
});

afterEach(() => bench.stop());

const fcm = {
  fcmV1Message: {
    message: { notification: { title: 'Danger', body: 'Départ de feu' }, data: { alertId: ALERT_ID, level: 'danger' } },
  },
};
const apns = { aps: { alert: { title: 'Danger', body: 'Départ de feu' } }, alertId: ALERT_ID };

const messages = JSON.stringify({
  default: 'for all',
  sms: `DANGER Départ de feu https://vigie.example/a/${ALERT_ID}`,
  sqs: '{"postingId":1}',
  GCM: JSON.stringify(fcm),
  APNS_SANDBOX: JSON.stringify(apns),
});

const publishAlert = () =>
  bench.client.send(new PublishCommand({ TopicArn: topic, Message: messages, MessageStructure: 'json' }));

describe('a message for each protocol', () => {
  test('reaches numbers as their text, with the alert that its link names', async () => {
    await subscribe(bench, topic, 'sms', NUMBER);
    await publishAlert();
    expect(bench.inbox.since()).toMatchObject([
      { channel: 'sms', to: NUMBER, topicArn: topic, alertId: ALERT_ID, level: 'danger' },
    ]);
  });

  test.each(['GCM', 'APNS_SANDBOX'])('reaches %s devices as a notification', async (platform) => {
    const device = await createDevice(bench, await createApplication(bench, platform), 'token');
    await subscribe(bench, topic, 'application', device);
    await publishAlert();
    const shown = { channel: 'push', to: 'token', subject: 'Danger', body: 'Départ de feu', alertId: ALERT_ID };
    expect(bench.inbox.since()).toMatchObject([shown]);
  });

  test('reaches queues raw, or in the notification that SNS makes', async () => {
    const queue = 'arn:aws:sqs:eu-west-3:000000000000:';
    await subscribe(bench, topic, 'sqs', `${queue}raw`, { RawMessageDelivery: 'true' });
    await subscribe(bench, topic, 'sqs', `${queue}wrapped`);
    const { MessageId } = await publishAlert();
    expect(bench.queued[0]).toEqual({
      queueArn: `${queue}raw`,
      body: '{"postingId":1}',
      attributes: {},
      groupId: undefined,
    });
    expect(JSON.parse(bench.queued[1]?.body ?? '')).toMatchObject({
      Type: 'Notification',
      TopicArn: topic,
      Message: '{"postingId":1}',
      MessageId,
    });
  });

  test('reaches functions as an event, which is tried again when they fail', async () => {
    let failures = 1;
    await bench.stop();
    const events: unknown[] = [];
    bench = await startSnsBench({
      invoke: async (_arn, event) => {
        failures -= 1;
        if (failures >= 0) {
          throw new Error('not now');
        }
        events.push(event);
      },
    });
    await createTopic(bench, 'vigie-danger');
    const subscription = await subscribe(bench, topic, 'lambda', 'arn:aws:lambda:eu-west-3:000000000000:function:x');
    await publishAlert();
    await bench.sns.stop();
    expect(events).toMatchObject([
      {
        Records: [
          {
            EventSource: 'aws:sns',
            EventSubscriptionArn: subscription,
            Sns: { Message: 'for all', TopicArn: topic, Subject: null },
          },
        ],
      },
    ]);
    bench = await startSnsBench();
  });

  test('is refused without a text for all, and nothing leaves', async () => {
    await subscribe(bench, topic, 'sms', NUMBER);
    const refused = { name: 'InvalidParameterException' };
    for (const Message of ['{"sms":"x"}', '{"default":1}', '{', '[]']) {
      const publish = new PublishCommand({ TopicArn: topic, Message, MessageStructure: 'json' });
      await expect(bench.client.send(publish)).rejects.toMatchObject(refused);
    }
    expect(bench.inbox.since()).toEqual([]);
  });

  test.each([
    ['a payload that is no JSON text', 'hello'],
    ['the legacy shape', '{"notification":{"title":"x"}}'],
    ['no message', '{"fcmV1Message":{}}'],
  ])('is refused when FCM would refuse %s', async (_case, GCM) => {
    const Message = JSON.stringify({ default: 'x', GCM });
    const publish = new PublishCommand({ TopicArn: topic, Message, MessageStructure: 'json' });
    await expect(bench.client.send(publish)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('publishing', () => {
  test('to an unknown topic is NotFoundException', async () => {
    const publish = new PublishCommand({ TopicArn: `${topic}-unknown`, Message: 'x' });
    await expect(bench.client.send(publish)).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test.each([
    ['an empty message', { Message: '' }],
    ['more than 256 KiB', { Message: 'x'.repeat(256 * 1024 + 1) }],
    ['a subject of two lines', { Message: 'x', Subject: 'a\nb' }],
    ['two targets', { Message: 'x', PhoneNumber: NUMBER }],
    ['a group with a space', { Message: 'x', MessageGroupId: 'a b' }],
  ])('%s is refused', async (_case, input) => {
    const publish = new PublishCommand({ TopicArn: topic, ...input });
    await expect(bench.client.send(publish)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('to a thousand devices reaches all of them in well under 300 ms', async () => {
    const application = await createApplication(bench, 'GCM');
    for (let index = 0; index < 1_000; index += 1) {
      await subscribe(bench, topic, 'application', await createDevice(bench, application, `token-${index}`));
    }
    const start = performance.now();
    await publishAlert();
    const elapsedMs = performance.now() - start;
    expect(new Set(bench.inbox.since().map(({ to }) => to)).size).toBe(1_000);
    expect(elapsedMs).toBeLessThan(300);
  }, 30_000);

  test('tells standard queues the group of a message, for them to be fair', async () => {
    const queue = 'arn:aws:sqs:eu-west-3:000000000000:';
    await subscribe(bench, topic, 'sqs', `${queue}raw`, { RawMessageDelivery: 'true' });
    await subscribe(bench, topic, 'sqs', `${queue}wrapped`);
    await bench.client.send(new PublishCommand({ TopicArn: topic, Message: 'x', MessageGroupId: ALERT_ID }));
    expect(bench.queued.map(({ groupId }) => groupId)).toEqual([ALERT_ID, ALERT_ID]);
  });

  test('keeps message attributes for queues that take raw messages', async () => {
    await subscribe(bench, topic, 'sqs', 'arn:aws:sqs:eu-west-3:000000000000:raw', { RawMessageDelivery: 'true' });
    const MessageAttributes = { level: { DataType: 'String', StringValue: 'danger' } };
    await bench.client.send(new PublishCommand({ TopicArn: topic, Message: 'x', MessageAttributes }));
    expect(bench.queued[0]?.attributes).toEqual(MessageAttributes);
  });
});

describe('a number', () => {
  test('receives what is published to it, a code as such', async () => {
    const [code, answer] = [
      'Vigie : votre code est 123456. Ne le donnez à personne.',
      'Absence du 12/08 au 24/08, dossier 123456',
    ];
    for (const Message of [code, answer]) await bench.client.send(new PublishCommand({ PhoneNumber: NUMBER, Message }));
    expect(bench.inbox.since()).toMatchObject([
      { channel: 'code', to: NUMBER, body: code },
      { channel: 'sms', to: NUMBER, body: answer },
    ]);
  });

  test('that opted out receives nothing until it opts in again', async () => {
    await subscribe(bench, topic, 'sms', NUMBER);
    bench.sns.optOut(NUMBER);
    const check = new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: NUMBER });
    expect((await bench.client.send(check)).isOptedOut).toBe(true);
    expect((await bench.client.send(new ListPhoneNumbersOptedOutCommand({}))).phoneNumbers).toEqual([NUMBER]);
    await publishAlert();
    await bench.client.send(new PublishCommand({ PhoneNumber: NUMBER, Message: 'code' }));
    expect(bench.inbox.since()).toEqual([]);
    await bench.client.send(new OptInPhoneNumberCommand({ phoneNumber: NUMBER }));
    expect((await bench.client.send(check)).isOptedOut).toBe(false);
    await publishAlert();
    expect(bench.inbox.since()).toHaveLength(1);
  });

  test('that is no number is refused', async () => {
    const publish = new PublishCommand({ PhoneNumber: '0612345678', Message: 'x' });
    await expect(bench.client.send(publish)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
