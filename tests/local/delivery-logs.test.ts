import { PublishCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readDeliveryLog } from '../../lambdas/messaging/delivery-logs.ts';
import { createDeliveryFaults } from '../../local/faults/delivery-faults.ts';
import { pollUntil } from './support/poll.ts';
import {
  createApplication,
  createDevice,
  createTopic,
  REGION,
  type SnsBench,
  startSnsBench,
  subscribe,
} from './support/sns-bench.ts';

const number = '+33639980001';
const prefix = `sns/${REGION}/000000000000`;
const faults = createDeliveryFaults();

let bench: SnsBench;
let topic: string;
let written: { group: string; record: object }[];

beforeEach(async () => {
  written = [];
  faults.clear();
  bench = await startSnsBench({
    deliveryFaults: faults,
    writeLog: (group, record) => void written.push({ group, record }),
  });
  topic = await createTopic(bench, 'vigie-danger');
});
afterEach(() => bench.stop());

const publish = async () => {
  const { MessageId } = await bench.client.send(new PublishCommand({ TopicArn: topic, Message: 'Départ de feu' }));
  return MessageId;
};

/** What a reader of the logs makes of them. */
const logged = () => written.map(({ group, record }) => ({ group, ...readDeliveryLog(JSON.stringify(record)) }));

describe('what SNS logs of an SMS', () => {
  beforeEach(() => subscribe(bench, topic, 'sms', number));

  test('is that it arrived, of which message of which topic', async () => {
    const messageId = await publish();
    expect(logged()).toMatchObject([
      {
        group: `${prefix}/DirectPublishToPhoneNumber`,
        channel: 'sms',
        messageId,
        topicArn: topic,
        address: number,
        fate: 'delivered',
        smsParts: 1,
      },
    ]);
  });

  test('to a number that opted out is that it did not', async () => {
    faults.add({ kind: 'opt-out', channel: 'sms', address: number, times: 1 });
    await publish();
    await publish();
    const failure = { group: `${prefix}/DirectPublishToPhoneNumber/Failure`, fate: 'opted-out' };
    expect(logged()).toMatchObject([failure, failure]);
    expect(bench.inbox.since()).toEqual([]);
  });

  test('that the carrier refuses once is that, and the next one arrives', async () => {
    faults.add({ kind: 'refuse', channel: 'sms', times: 1 });
    await publish();
    await publish();
    expect(logged().map(({ fate }) => fate)).toEqual(['carrier-unreachable', 'delivered']);
    expect(bench.inbox.since()).toHaveLength(1);
  });

  test('that is delayed comes with it, later, and tells how long it took', async () => {
    faults.add({ kind: 'delay', channel: 'sms', delayMs: 30 });
    await publish();
    expect(written).toEqual([]);
    await pollUntil(
      () => bench.inbox.since(),
      ({ length }) => length === 1,
    );
    expect(written).toMatchObject([{ record: { delivery: { dwellTimeMsUntilDeviceAck: 30 } } }]);
  });

  test('to one number alone names no topic', async () => {
    await bench.client.send(new PublishCommand({ PhoneNumber: number, Message: 'Votre code est 123456' }));
    expect(logged()).toHaveLength(1);
    expect(logged()[0]).not.toHaveProperty('topicArn');
  });
});

describe('what SNS logs of a push', () => {
  let device: string;
  beforeEach(async () => {
    device = await createDevice(bench, await createApplication(bench, 'GCM'), 'a-token');
    await subscribe(bench, topic, 'application', device);
  });

  test('is that its service took it', async () => {
    await publish();
    expect(logged()).toMatchObject([
      { group: `${prefix}/app/GCM/vigie`, channel: 'push', address: device, fate: 'delivered' },
    ]);
  });

  test('to a device that is gone is that it is, and it stays disabled', async () => {
    faults.add({ kind: 'disable', channel: 'push', address: 'a-token', times: 1 });
    await publish();
    await publish();
    const failure = { group: `${prefix}/app/GCM/vigie/Failure`, fate: 'endpoint-disabled' };
    expect(logged()).toMatchObject([failure, failure]);
  });

  test('that its service refuses once is that', async () => {
    faults.add({ kind: 'refuse', channel: 'push', times: 1 });
    await publish();
    expect(logged()).toMatchObject([{ fate: 'push-refused' }]);
  });
});
