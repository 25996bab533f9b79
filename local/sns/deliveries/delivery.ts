import type { DeliveryFaults } from '../../faults/delivery-faults.ts';
import type { Inbox } from '../../inbox/inbox.ts';
import { levelIn } from '../../inbox/level.ts';
import { errorName, type Log } from '../../log.ts';
import type { Message } from '../message.ts';
import type { SnsStores } from '../stores/stores.ts';
import type { DeliveryLog } from './delivery-log.ts';
import { type DeviceDelivery, deliverToDevices } from './devices.ts';
import { directChannel } from './direct-channel.ts';
import { createSchedule } from './later.ts';
import { functionEvent } from './notification.ts';
import { deliverToNumbers, type Sms } from './numbers.ts';
import { deliverToQueue, type SendToQueue } from './queues.ts';

/** Calls a function by its ARN. */
export type InvokeFunction = (functionArn: string, event: unknown) => Promise<unknown>;

/** Where messages leave to. */
export interface DeliveryTargets {
  readonly inbox: Inbox;
  readonly sendToQueue: SendToQueue;
  readonly invoke: InvokeFunction;
  readonly faults: DeliveryFaults;
  readonly deliveryLog: DeliveryLog;
  readonly log: Log;
}

/** Delivers what is published. */
export interface Delivery {
  /** Ends when everything is delivered but what goes to functions, which are called in their own time, as on AWS. */
  toTopic(topicArn: string, message: Message): Promise<void>;
  toDevice(device: DeviceDelivery, message: Message): Promise<void>;
  toNumber(number: string, message: Message): void;
  /** Ends when the functions under way have answered; what was delayed for longer is dropped. */
  settle(): Promise<void>;
}

/** Delivers from the subscriptions and devices in the stores. */
export function createDelivery(stores: SnsStores, targets: DeliveryTargets): Delivery {
  const underWay = new Set<Promise<void>>();
  const { later, stop } = createSchedule();
  const phones = { ...targets, optedOut: stores.optedOut, later };
  const callFunction = (functionArn: string, event: unknown): void => {
    const call = callInTime(targets, functionArn, event).finally(() => underWay.delete(call));
    underWay.add(call);
  };
  const toTopic = async (topicArn: string, message: Message): Promise<void> => {
    const recipients = stores.subscriptions.recipients(topicArn);
    const of = (protocol: string) => recipients.filter((recipient) => recipient.protocol === protocol);
    const queues = of('sqs').map((recipient) => deliverToQueue(targets.sendToQueue, recipient, topicArn, message));
    await Promise.all(queues);
    const numbers = of('sms').map(({ endpoint }) => endpoint);
    deliverToNumbers(phones, numbers, alertSms(message, topicArn));
    await toDevices(of('application').map(asDevice), message, topicArn);
    for (const { endpoint, arn } of of('lambda')) {
      callFunction(endpoint, functionEvent(message, { topicArn, subscriptionArn: arn }));
    }
  };
  const toDevices = (devices: readonly DeviceDelivery[], message: Message, topicArn?: string): Promise<void> =>
    deliverToDevices({ ...targets, stores, later, publish: toTopic }, devices, message, topicArn);
  return {
    toTopic,
    toDevice: (device, message) => toDevices([device], message),
    toNumber: (number, message) => deliverToNumbers(phones, [number], directSms(message)),
    settle: async () => {
      stop();
      await Promise.all(underWay);
    },
  };
}

function alertSms(message: Message, topicArn: string): Sms {
  const body = message.textFor('sms');
  return { message, shown: { channel: 'sms', body, topicArn, level: levelIn(body) } };
}

function directSms(message: Message): Sms {
  const body = message.textFor('sms');
  return { message, shown: { channel: directChannel(body), body } };
}

const asDevice = (recipient: { endpoint: string; token: string | null; enabled: number | null }): DeviceDelivery => ({
  arn: recipient.endpoint,
  token: recipient.token,
  enabled: recipient.enabled === 1,
});

/** SNS retries a function for days; two more tries are enough to see whether one recovers. */
const functionTries = 3;

async function callInTime({ invoke, log }: DeliveryTargets, functionArn: string, event: unknown): Promise<void> {
  for (let attempt = 1; attempt <= functionTries; attempt += 1) {
    try {
      await invoke(functionArn, event);
      return;
    } catch (error) {
      log('sns.function-failed', { functionArn, attempt, error: errorName(error) });
    }
  }
}
