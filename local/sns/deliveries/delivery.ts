import type { Inbox } from '../../inbox/inbox.ts';
import { errorName, type Log } from '../../log.ts';
import type { Message } from '../message.ts';
import type { SnsStores } from '../stores/stores.ts';
import { type DeviceDelivery, deliverToDevices } from './devices.ts';
import { directChannel } from './direct-channel.ts';
import { functionEvent } from './notification.ts';
import { deliverToNumbers } from './numbers.ts';
import { deliverToQueue, type SendToQueue } from './queues.ts';

/** Calls a function by its ARN. */
export type InvokeFunction = (functionArn: string, event: unknown) => Promise<unknown>;

/** Where messages leave to. */
export interface DeliveryTargets {
  readonly inbox: Inbox;
  readonly sendToQueue: SendToQueue;
  readonly invoke: InvokeFunction;
  readonly log: Log;
}

/** Delivers what is published. */
export interface Delivery {
  /** Ends when everything is delivered but what goes to functions, which are called in their own time, as on AWS. */
  toTopic(topicArn: string, message: Message): Promise<void>;
  toDevice(device: DeviceDelivery, message: Message): Promise<void>;
  toNumber(number: string, message: Message): void;
  /** Ends when the functions under way have answered. */
  settle(): Promise<void>;
}

/** Delivers from the subscriptions and devices in the stores. */
export function createDelivery(stores: SnsStores, targets: DeliveryTargets): Delivery {
  const underWay = new Set<Promise<void>>();
  const callFunction = (functionArn: string, event: unknown): void => {
    const call = callInTime(targets, functionArn, event).finally(() => underWay.delete(call));
    underWay.add(call);
  };
  const toTopic = async (topicArn: string, message: Message): Promise<void> => {
    const recipients = stores.subscriptions.recipients(topicArn);
    const of = (protocol: string) => recipients.filter((recipient) => recipient.protocol === protocol);
    const queues = of('sqs').map((recipient) => deliverToQueue(targets.sendToQueue, recipient, topicArn, message));
    await Promise.all(queues);
    deliverToNumbers(targets.inbox, of('sms'), message, topicArn);
    await toDevices(of('application').map(asDevice), message, topicArn);
    for (const { endpoint, arn } of of('lambda')) {
      callFunction(endpoint, functionEvent(message, { topicArn, subscriptionArn: arn }));
    }
  };
  const toDevices = (devices: readonly DeviceDelivery[], message: Message, topicArn?: string): Promise<void> =>
    deliverToDevices({ stores, inbox: targets.inbox, publish: toTopic }, devices, message, topicArn);
  return {
    toTopic,
    toDevice: (device, message) => toDevices([device], message),
    toNumber: (number, message) => {
      const body = message.textFor('sms');
      targets.inbox.add([{ channel: directChannel(body), to: number, body }]);
    },
    settle: async () => void (await Promise.all(underWay)),
  };
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
