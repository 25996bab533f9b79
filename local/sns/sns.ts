import { createDeliveryFaults, type DeliveryFaults } from '../faults/delivery-faults.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { type Listening, listen } from '../listen.ts';
import { type Log, silentLog } from '../log.ts';
import type { WriteLog } from '../logs/logs.ts';
import { arnsOf } from './arns.ts';
import { createDelivery, type InvokeFunction } from './deliveries/delivery.ts';
import { createDeliveryLog } from './deliveries/delivery-log.ts';
import { announceDeviceEvent, type PublishToTopic } from './deliveries/device-events.ts';
import type { SendToQueue } from './deliveries/queues.ts';
import { createFaults, type Faults } from './faults.ts';
import { createSnsServer } from './server.ts';
import { openSnsStores, type SnsStores } from './stores/stores.ts';

/** What SNS needs to start. */
export interface SnsOptions {
  /** @default a free port */
  readonly port?: number;
  /** The database's file, or `:memory:`. */
  readonly path: string;
  readonly region: string;
  readonly inbox: Inbox;
  readonly sendToQueue: SendToQueue;
  readonly invoke: InvokeFunction;
  /** What may befall messages that were taken. @default nothing does */
  readonly deliveryFaults?: DeliveryFaults;
  /** Receives the delivery status logs. @default nobody reads them */
  readonly writeLog?: WriteLog;
  /** @default silence */
  readonly log?: Log;
}

/** SNS on this machine, and what only a test or a demonstration may ask of it. */
export interface LocalSns extends Listening {
  readonly faults: Faults;
  /** As the owner of a number does by answering STOP. */
  optOut(number: string): void;
  /**
   * As FCM does when an application is removed from a phone: the platform application's topic is told. Takes an endpoint's
   * ARN or a device's token.
   */
  disableEndpoint(arnOrToken: string): Promise<void>;
}

/** Starts SNS: topics, subscriptions, platform applications and delivery to the inbox, to queues and to functions. */
export async function startSns(options: SnsOptions): Promise<LocalSns> {
  const { port = 0, path, region, log = silentLog } = options;
  const stores = openSnsStores(path);
  const { deliveryFaults = createDeliveryFaults(), writeLog = () => undefined } = options;
  const deliveryLog = createDeliveryLog(region, writeLog);
  const delivery = createDelivery(stores, { ...options, faults: deliveryFaults, deliveryLog, log });
  const faults = createFaults();
  const { endpoint, stop } = await listen(
    createSnsServer({ arns: arnsOf(region), stores, delivery, log }, faults),
    port,
  );
  return {
    endpoint,
    faults,
    optOut: (number) => stores.optedOut.add(number),
    disableEndpoint: (arnOrToken) => disable(stores, delivery.toTopic, arnOrToken),
    stop: async () => {
      await stop();
      await delivery.settle();
      stores.close();
    },
  };
}

async function disable(stores: SnsStores, publish: PublishToTopic, arnOrToken: string): Promise<void> {
  for (const endpoint of stores.endpoints.matching(arnOrToken)) {
    stores.endpoints.save({ ...endpoint, enabled: false });
    await announceDeviceEvent(stores, publish, endpoint, 'EndpointUpdated');
  }
}
