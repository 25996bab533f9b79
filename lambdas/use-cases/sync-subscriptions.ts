import { isDeepStrictEqual } from 'node:util';
import { countChanges, intendedReaches, isEmpty, isSame } from '../domain/reach.ts';
import type { Device, Reach, Resident, Subscription } from '../domain/resident.ts';
import { wantedSubscriptions } from '../domain/wanted-subscriptions.ts';
import type { AlertTopics } from '../messaging/alert-topics.ts';
import type { PushEndpoints } from '../messaging/push-endpoints.ts';
import type { TextMessages } from '../messaging/text-messages.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import type { ResidentStore, SaveEffects } from '../stores/residents/residents.ts';
import { retryWhenChanged } from './retry-when-changed.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findHolder'>;
  readonly communities: Pick<CommunityStore, 'hasTopic' | 'recordTopic'>;
  readonly topics: Pick<AlertTopics, 'ensure' | 'subscribe' | 'unsubscribe'>;
  readonly endpoints: PushEndpoints;
  readonly textMessages: Pick<TextMessages, 'isOptedOut'>;
}

/**
 * Brings what SNS delivers to a resident in line with what the resident chose, from the present state, so that doing it twice, late or
 * after a crash ends the same. What is about to be subscribed is written down first; subscriptions end only after their
 * successors stand, for an alert in between should come twice rather than never.
 */
export const syncSubscriptions = (dependencies: Dependencies) => (residentId: string) =>
  retryWhenChanged(async () => {
    const resident = await dependencies.residents.load(residentId);
    if (!resident) return;
    const intended = await writeIntentions(dependencies, resident);
    await openTopics(dependencies, intended);
    const reaches = await carryOut(dependencies, intended);
    await saveChanges(dependencies, intended, { ...intended, reaches });
  });

/** Nothing is written, and so nothing streamed again, when everything stands already. */
async function saveChanges(
  { residents }: Dependencies,
  before: Resident,
  after: Resident,
  effects?: SaveEffects,
): Promise<Resident> {
  return isDeepStrictEqual(before, after) ? before : residents.save(before, after, effects);
}

/** Connects the devices, finds a phone that refuses SMS, and writes what will be asked of SNS. */
async function writeIntentions(dependencies: Dependencies, resident: Resident): Promise<Resident> {
  const { endpoints, textMessages } = dependencies;
  const devices = await Promise.all(resident.devices.map((device) => connected(endpoints, device)));
  const checked = await withOptOut(textMessages, { ...resident, devices });
  const intended = { ...checked, reaches: intendedReaches(checked) };
  const holds = devices.flatMap(({ endpointArn }, index) =>
    endpointArn && resident.devices[index]?.endpointArn !== endpointArn ? [endpointArn] : [],
  );
  return saveChanges(dependencies, resident, intended, {
    holds,
    counts: countChanges(resident.reaches, intended.reaches),
  });
}

async function connected(endpoints: PushEndpoints, device: Device): Promise<Device> {
  if (device.endpointArn || device.failure) return device;
  return { ...device, ...(await endpoints.connect(device.platform, device.token)) };
}

/** A number is looked up when it is about to be subscribed; opt-outs that come later are swept. */
async function withOptOut(textMessages: Dependencies['textMessages'], resident: Resident): Promise<Resident> {
  const { sms } = resident.channels;
  const subscribed = resident.reaches.some(({ subscriptions }) => subscriptions.some(({ of }) => of === 'sms'));
  if (!sms?.enabled || !sms.confirmed || sms.failure || subscribed) return resident;
  if (!(await textMessages.isOptedOut(sms.phone))) return resident;
  return { ...resident, channels: { ...resident.channels, sms: { ...sms, failure: 'opted-out' } } };
}

/** Everyone's e-mail hangs on the topic of `information`: it stands before anything is published to it. */
async function openTopics({ communities, topics }: Dependencies, { reaches }: Resident): Promise<void> {
  for (const { communityId } of reaches.filter(({ counted }) => counted.member)) {
    if (await communities.hasTopic(communityId, 'information')) continue;
    await topics.ensure(communityId, 'information');
    await communities.recordTopic(communityId, 'information');
  }
}

async function carryOut(dependencies: Dependencies, resident: Resident): Promise<Reach[]> {
  const wanted = wantedSubscriptions(resident);
  const carriedOut = resident.reaches.map(async (reach) => {
    const isWanted = (subscription: Subscription) =>
      wanted.some((one) => one.communityId === reach.communityId && isSame(one, subscription));
    const subscriptions: Subscription[] = [];
    for (const subscription of reach.subscriptions.filter(isWanted)) {
      subscriptions.push(await subscribed(dependencies, reach.communityId, subscription));
    }
    for (const subscription of reach.subscriptions.filter((one) => !isWanted(one))) {
      await end(dependencies, resident, reach.communityId, subscription);
    }
    return { ...reach, subscriptions };
  });
  return (await Promise.all(carriedOut)).filter((reach) => !isEmpty(reach));
}

async function subscribed(
  { topics }: Dependencies,
  communityId: string,
  subscription: Subscription,
): Promise<Subscription> {
  if (subscription.subscriptionArn) return subscription;
  const { of, minimumLevel, endpoint } = subscription;
  const protocol = of === 'sms' ? 'sms' : 'application';
  return {
    ...subscription,
    subscriptionArn: await topics.subscribe(communityId, minimumLevel, { protocol, endpoint }),
  };
}

/** Ends a subscription, unless the phone or device is another resident's by now who wants the very same one. */
async function end(
  dependencies: Dependencies,
  resident: Resident,
  communityId: string,
  subscription: Subscription,
): Promise<void> {
  if (await isWantedByHolder(dependencies, resident, communityId, subscription)) return;
  const { subscriptionArn } = await subscribed(dependencies, communityId, subscription);
  if (subscriptionArn) await dependencies.topics.unsubscribe(subscriptionArn);
}

async function isWantedByHolder(
  { residents }: Dependencies,
  { residentId }: Resident,
  communityId: string,
  lost: Subscription,
) {
  const holderId = await residents.findHolder(lost.heldAs);
  const holder = holderId && holderId !== residentId ? await residents.load(holderId) : undefined;
  if (!holder) return false;
  // The holder's device may not be connected yet; it will be, to this same endpoint.
  const devices = holder.devices.map((device) =>
    device.token === lost.heldAs ? { ...device, endpointArn: lost.endpoint } : device,
  );
  return wantedSubscriptions({ ...holder, devices }).some(
    ({ communityId: its, minimumLevel, endpoint }) =>
      its === communityId && minimumLevel === lost.minimumLevel && endpoint === lost.endpoint,
  );
}
