import type { DeliveryFaults } from '../../faults/delivery-faults.ts';
import type { Inbox, InboxMessage } from '../../inbox/inbox.ts';
import { platformOf } from '../arns.ts';
import type { Message } from '../message.ts';
import { parsePush } from '../push-payload.ts';
import type { SnsStores } from '../stores/stores.ts';
import type { DeliveryLog } from './delivery-log.ts';
import { announceDisabledDevice, type PublishToTopic } from './device-events.ts';
import type { Later } from './later.ts';

/** A device to reach; without a token, its endpoint has been deleted. */
export interface DeviceDelivery {
  readonly arn: string;
  readonly token: string | null;
  readonly enabled: boolean;
}

interface DeviceTargets {
  readonly stores: SnsStores;
  readonly inbox: Inbox;
  readonly faults: DeliveryFaults;
  readonly deliveryLog: DeliveryLog;
  readonly later: Later;
  readonly publish: PublishToTopic;
}

/** FCM answers UNREGISTERED to these, as to those of an application that was removed from a phone. */
const refusedToken = /^invalid/i;

/** The words of SNS for an endpoint that is disabled, and those of FCM for a token that is gone and for a try that is one too many. */
const disabledWords = 'Endpoint is disabled';
const goneWords = '{"error":{"code":404,"details":[{"errorCode":"UNREGISTERED"}]}}';
const refusedWords = '{"error":{"code":429,"details":[{"errorCode":"QUOTA_EXCEEDED"}]}}';

/** Pushes to every enabled device, disables those whose tokens are refused, and logs what became of it at each. */
export async function deliverToDevices(
  targets: DeviceTargets,
  devices: readonly DeviceDelivery[],
  message: Message,
  topicArn?: string,
): Promise<void> {
  const { inbox, deliveryLog, later } = targets;
  const shown = pushesByPlatform(message, topicArn);
  const atOnce: InboxMessage[] = [];
  for (const device of devices) {
    const { refusedBecause, delayMs, loses } = fateOf(targets.faults, device);
    const { arn, token } = device;
    const arrive = () => {
      deliveryLog.push(message, { address: arn, topicArn, tookMs: delayMs, refusedBecause });
      return refusedBecause === undefined ? [{ ...shown(platformOf(arn)), to: token ?? '' }] : [];
    };
    if (delayMs > 0) later(delayMs, () => inbox.add(arrive()));
    else atOnce.push(...arrive());
    if (loses) await disableRefusedDevice(targets, arn, message.messageId);
  }
  inbox.add(atOnce);
}

interface DeviceFate {
  readonly refusedBecause: string | undefined;
  readonly delayMs: number;
  /** Whether it is found out now that the device is gone. */
  readonly loses: boolean;
}

function fateOf(faults: DeliveryFaults, { arn, token, enabled }: DeviceDelivery): DeviceFate {
  if (!enabled || token === null) return { refusedBecause: disabledWords, delayMs: 0, loses: false };
  const { kind, delayMs } = faults.take('push', arn, token);
  const loses = kind === 'disable' || refusedToken.test(token);
  const refused = kind === 'refuse' ? refusedWords : undefined;
  return { refusedBecause: loses ? goneWords : refused, delayMs, loses };
}

type ShownPush = Omit<InboxMessage, 'to'>;

/** What each platform's devices show, read once for all of them. */
function pushesByPlatform(message: Message, topicArn: string | undefined): (platform: string) => ShownPush {
  const shown = new Map<string, ShownPush>();
  return (platform) => {
    const known = shown.get(platform) ?? pushFor(platform, message, topicArn);
    shown.set(platform, known);
    return known;
  };
}

function pushFor(platform: string, message: Message, topicArn: string | undefined): ShownPush {
  const text = message.textFor(platform);
  const push = parsePush(platform, text) ?? { body: text, title: undefined, alertId: undefined, level: undefined };
  const { title, body, alertId, level } = push;
  return { channel: 'push', subject: title, body, topicArn, alertId, level };
}

async function disableRefusedDevice(
  { stores, publish }: Pick<DeviceTargets, 'stores' | 'publish'>,
  endpointArn: string,
  messageId: string,
): Promise<void> {
  const endpoint = stores.endpoints.find(endpointArn);
  if (endpoint !== undefined) {
    stores.endpoints.save({ ...endpoint, enabled: false });
    await announceDisabledDevice(stores, publish, endpoint, messageId);
  }
}
