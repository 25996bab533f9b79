import { isDeepStrictEqual } from 'node:util';
import type { GroupId } from '../../domain/communities/group.ts';
import { asReachedAt, nextTurnMs } from '../../domain/residents/absence.ts';
import type { Device, Reach, Resident, Subscription } from '../../domain/residents/resident.ts';
import { countChanges, intendedReaches, isEmpty } from '../../domain/subscriptions/reach.ts';
import { withoutRefused } from '../../domain/subscriptions/refused-endpoints.ts';
import {
  groupsToldOn,
  type ToldByChoice,
  wantedSubscriptions,
} from '../../domain/subscriptions/wanted-subscriptions.ts';
import type { AlertTopics } from '../../messaging/alert-topics.ts';
import type { PushEndpoints } from '../../messaging/push-endpoints.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore, SaveEffects } from '../../stores/residents/residents.ts';
import { openGroupTopic } from '../publishing/open-group-topic.ts';
import { retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock } from '../use-case.ts';
import { markWhoNamed, toldByChoice } from './told-by-choice.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findHolder' | 'findPhone'>;
  readonly communities: Pick<CommunityStore, 'hasTopic' | 'recordTopic'>;
  readonly topics: Pick<AlertTopics, 'ensure' | 'subscribe' | 'unsubscribe'>;
  readonly endpoints: PushEndpoints;
  readonly textMessages: Pick<TextMessages, 'isOptedOut'>;
  readonly clock: Clock;
}

/**
 * Brings what SNS delivers to a resident in line with what the resident chose, from the present state, so that doing it twice, late or
 * after a crash ends the same. What is about to be subscribed or ended is written down first; subscriptions end only after their
 * successors stand, for an alert in between should come twice rather than never.
 */
export const syncSubscriptions = (dependencies: Dependencies) => (residentId: string) =>
  retryWhenChanged(async () => {
    const resident = await dependencies.residents.load(residentId);
    if (!resident) return;
    // One moment for all of it: what it leaves due is what comes after.
    const now = dependencies.clock();
    const intended = await writeIntentions(dependencies, resident, now);
    for (const { groupId } of intended.reaches.filter(({ counted }) => counted.member)) {
      await openGroupTopic(dependencies, groupId);
    }
    await markWhoNamed(dependencies.residents, intended);
    const { resident: outcome, refused } = await carryOut(dependencies, intended, now);
    // What SNS refused changes what is wanted: there is another round to come.
    const dueAgainMs = nextTurnMs(outcome.absence, now);
    const synced = { synced: true, ...(dueAgainMs === undefined ? {} : { dueAgainMs }) } as const;
    await saveChanges(dependencies, intended, outcome, refused ? {} : synced);
  });

/** Nothing is written, and so nothing streamed again, when everything stands already and is known to. */
async function saveChanges(
  { residents }: Dependencies,
  before: Resident,
  after: Resident,
  effects: SaveEffects,
): Promise<Resident> {
  const isKnown = !effects.synced || before.unsyncedSinceMs === effects.dueAgainMs;
  const stands = isDeepStrictEqual(before, after) && isKnown;
  return stands ? before : residents.save(before, after, effects);
}

/** Connects the devices, finds a phone that refuses SMS, and writes what will be asked of SNS. */
async function writeIntentions(dependencies: Dependencies, resident: Resident, now: Date): Promise<Resident> {
  const { endpoints, textMessages } = dependencies;
  const devices = await Promise.all(resident.devices.map((device) => connected(endpoints, device)));
  const checked = await withOptOut(textMessages, { ...resident, devices });
  const told = await toldByChoice(dependencies.residents, checked, now);
  const intended = { ...checked, reaches: intendedReaches(asReachedAt(checked, now), told) };
  const holds = devices.flatMap(({ endpointArn }, index) =>
    endpointArn && resident.devices[index]?.endpointArn !== endpointArn ? [endpointArn] : [],
  );
  const counts = countChanges(resident.reaches, intended.reaches);
  return saveChanges(dependencies, resident, intended, { holds, counts });
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

/** Asks SNS for everything that was written down. @returns the resident as things then stand, and whether SNS refused any of it for good */
async function carryOut(
  dependencies: Dependencies,
  resident: Resident,
  now: Date,
): Promise<{ resident: Resident; refused: boolean }> {
  const refused = new Set<Subscription['of']>();
  const reaches = await Promise.all(
    resident.reaches.map(async (reach): Promise<Reach> => {
      const standing: Subscription[] = [];
      for (const subscription of reach.subscriptions.filter(({ ending }) => !ending)) {
        const made = await subscribed(dependencies, reach.groupId, subscription);
        if (made) standing.push(made);
        else refused.add(subscription.of);
      }
      for (const subscription of reach.subscriptions.filter(({ ending }) => ending)) {
        await end(dependencies, asReachedAt(resident, now), reach.groupId, subscription);
      }
      return { ...reach, subscriptions: standing };
    }),
  );
  const carriedOut = { ...resident, reaches: reaches.filter((reach) => !isEmpty(reach)) };
  return { resident: withoutRefused(carriedOut, refused), refused: refused.size > 0 };
}

/** @returns nothing when SNS will never take this phone or device */
async function subscribed(
  { topics }: Dependencies,
  groupId: GroupId,
  subscription: Subscription,
): Promise<Subscription | undefined> {
  if (subscription.subscriptionArn) return subscription;
  const { of, minimumLevel, endpoint } = subscription;
  const protocol = of.startsWith('push:') ? 'application' : 'sms';
  const subscriptionArn = await topics.subscribe(groupId, minimumLevel, { protocol, endpoint });
  return subscriptionArn === undefined ? undefined : { ...subscription, subscriptionArn };
}

/** Ends a subscription, unless whoever has the phone or device now, or named it as a relative's, wants the very same one. */
async function end(
  dependencies: Dependencies,
  resident: Resident,
  groupId: GroupId,
  subscription: Subscription,
): Promise<void> {
  const { holderId, others } = await othersWith(dependencies, resident, subscription);
  const all = [resident, ...others];
  const holder = all.find(({ residentId }) => residentId === holderId);
  const phone = subscription.heldAs;
  const told: ToldByChoice = new Map(holder ? [[phone, groupsToldOn(phone, holder)]] : []);
  if (all.some((one) => wantsSame(one, told, groupId, subscription))) return;
  const made = await subscribed(dependencies, groupId, subscription);
  if (made?.subscriptionArn) await dependencies.topics.unsubscribe(made.subscriptionArn);
}

/** The other residents whose it is: who has proved since to have the phone or device, and those who named the phone as a relative's. */
async function othersWith(
  { residents, clock }: Dependencies,
  { residentId }: Resident,
  { of, heldAs }: Subscription,
): Promise<{ holderId: string | undefined; others: Resident[] }> {
  const isDevice = of.startsWith('push:');
  const { holderId, namings } = isDevice
    ? { holderId: await residents.findHolder(heldAs), namings: [] }
    : await residents.findPhone(heldAs);
  const ids = new Set([holderId, ...namings.map((naming) => naming.residentId)]);
  const others = [...ids].flatMap((id) => (id === undefined || id === residentId ? [] : [id]));
  const now = clock();
  const found = await Promise.all(others.map((id) => residents.load(id)));
  return { holderId, others: found.flatMap((other) => (other ? [asReachedAt(other, now)] : [])) };
}

/** SNS knows one subscription of an endpoint to a topic, whoever asked for it and under whatever name. */
function wantsSame(
  resident: Resident,
  told: ToldByChoice,
  groupId: GroupId,
  { heldAs, endpoint, minimumLevel }: Subscription,
): boolean {
  // Another's device may not be connected yet; it will be, to this same endpoint.
  const devices = resident.devices.map((device) =>
    device.token === heldAs ? { ...device, endpointArn: endpoint } : device,
  );
  return wantedSubscriptions({ ...resident, devices }, told).some(
    (wanted) => wanted.groupId === groupId && wanted.minimumLevel === minimumLevel && wanted.endpoint === endpoint,
  );
}
