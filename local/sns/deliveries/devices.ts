import type { Inbox, InboxMessage } from '../../inbox/inbox.ts';
import { platformOf } from '../arns.ts';
import type { Message } from '../message.ts';
import { parsePush } from '../push-payload.ts';
import type { SnsStores } from '../stores/stores.ts';
import { announceDisabledDevice, type PublishToTopic } from './device-events.ts';

/** A device to reach; without a token, its endpoint has been deleted. */
export interface DeviceDelivery {
  readonly arn: string;
  readonly token: string | null;
  readonly enabled: boolean;
}

interface DeviceTargets {
  readonly stores: SnsStores;
  readonly inbox: Inbox;
  readonly publish: PublishToTopic;
}

/** FCM answers UNREGISTERED to these, as to those of an application that was removed from a phone. */
const refusedToken = /^invalid/i;

/** Pushes to every enabled device, and disables those whose tokens are refused. */
export async function deliverToDevices(
  { stores, inbox, publish }: DeviceTargets,
  devices: readonly DeviceDelivery[],
  message: Message,
  topicArn?: string,
): Promise<void> {
  const reachable = devices.filter(({ enabled, token }) => enabled && token !== null);
  const refused = reachable.filter(({ token }) => refusedToken.test(token ?? ''));
  const accepted = reachable.filter(({ token }) => !refusedToken.test(token ?? ''));
  const shown = pushesByPlatform(message, topicArn);
  inbox.add(accepted.map(({ arn, token }) => ({ ...shown(platformOf(arn)), to: token ?? '' })));
  for (const { arn } of refused) {
    await disableRefusedDevice(stores, publish, arn, message.messageId);
  }
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
  stores: SnsStores,
  publish: PublishToTopic,
  endpointArn: string,
  messageId: string,
): Promise<void> {
  const endpoint = stores.endpoints.find(endpointArn);
  if (endpoint !== undefined) {
    stores.endpoints.save({ ...endpoint, enabled: false });
    await announceDisabledDevice(stores, publish, endpoint, messageId);
  }
}
