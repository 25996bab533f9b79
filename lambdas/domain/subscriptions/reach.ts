import { channelName } from '../../../contract/fields.ts';
import type { Group, GroupId } from '../communities/group.ts';
import { groupsOf } from '../residents/groups-of.ts';
import type { Counted, Reach, Resident, Subscription } from '../residents/resident.ts';
import { type Counters, counterOf, sumOf } from './reach-counts.ts';
import { type ToldByChoice, type WantedSubscription, wantedSubscriptions } from './wanted-subscriptions.ts';

/** By how much the counts of a group change. */
export interface CountChange extends Group {
  readonly by: Counters;
}

const nothingCounted: Counted = { member: false };

/**
 * What ought to be in force, written down before SNS is asked: every wanted subscription, made or not, and those no longer wanted,
 * which stay listed as ending until SNS has ended them.
 */
export function intendedReaches(resident: Resident, told?: ToldByChoice): Reach[] {
  const present = groupsOf(resident);
  const wanted = wantedSubscriptions(resident, told);
  return distinct([...present, ...resident.reaches]).map(({ groupId, inseeCode }) => {
    const here = wanted.filter((one) => one.groupId === groupId);
    const isTold = present.some((group) => group.groupId === groupId);
    return {
      groupId,
      inseeCode,
      subscriptions: intendedSubscriptions(reachIn(resident.reaches, groupId)?.subscriptions ?? [], here),
      counted: isTold ? countedOf(resident, here) : nothingCounted,
    };
  });
}

function intendedSubscriptions(
  present: readonly Subscription[],
  wanted: readonly WantedSubscription[],
): Subscription[] {
  const added = wanted.filter((one) => !present.some((standing) => isSame(standing, one)));
  return [
    ...present.map((standing) =>
      wanted.some((one) => isSame(standing, one)) ? asWanted(standing) : asEnding(standing),
    ),
    ...added.map(({ groupId: _, ...subscription }) => subscription),
  ];
}

const asEnding = (subscription: Subscription): Subscription => ({ ...subscription, ending: true });

/** What was about to end may have ended: only SNS knows, so it is asked to subscribe it again. */
function asWanted(subscription: Subscription): Subscription {
  const { ending, subscriptionArn: _, ...again } = subscription;
  return ending ? again : subscription;
}

/** All devices are at the one level of the channel: whichever of them stands tells it. Relatives are nobody's reach. */
function countedOf({ channels: { email }, profile }: Resident, wanted: readonly WantedSubscription[]): Counted {
  const sms = wanted.find(({ of }) => of === 'sms');
  const push = wanted.find(({ of }) => of.startsWith('push:'));
  return {
    member: true,
    ...(email.enabled && !email.failure && profile.email !== undefined ? { email: email.minimumLevel } : {}),
    ...(sms ? { sms: sms.minimumLevel } : {}),
    ...(push ? { push: push.minimumLevel } : {}),
  };
}

type Identity = Pick<Subscription, 'of' | 'minimumLevel' | 'endpoint'>;

/** Whether both mean the same phone or device, on the same topic. */
function isSame(one: Identity, other: Identity): boolean {
  return one.of === other.of && one.minimumLevel === other.minimumLevel && one.endpoint === other.endpoint;
}

/** What is written about groups that the resident has nothing to do with any more. */
export function isEmpty({ subscriptions, counted }: Reach): boolean {
  return subscriptions.length === 0 && !counted.member;
}

/** How the groups' counts change from one set of reaches to another; each is written with the reaches it comes from. */
export function countChanges(before: readonly Reach[], after: readonly Reach[]): CountChange[] {
  return distinct([...before, ...after]).flatMap(({ groupId, inseeCode }) => {
    const by = sumOf([taken(countersIn(before, groupId)), countersIn(after, groupId)]);
    return Object.keys(by).length > 0 ? [{ groupId, inseeCode, by }] : [];
  });
}

/** What one resident adds to the counts of a group. */
function countersIn(reaches: readonly Reach[], groupId: GroupId): Counters {
  const counted = reachIn(reaches, groupId)?.counted ?? nothingCounted;
  const channels = channelName.options.flatMap((channel) => {
    const minimumLevel = counted[channel];
    return minimumLevel ? [[counterOf(channel, minimumLevel), 1]] : [];
  });
  return { ...(counted.member ? { members: 1 } : {}), ...Object.fromEntries(channels) };
}

function taken(counters: Counters): Counters {
  return Object.fromEntries(Object.entries(counters).map(([counter, number]) => [counter, -number]));
}

function reachIn(reaches: readonly Reach[], groupId: GroupId): Reach | undefined {
  return reaches.find((reach) => reach.groupId === groupId);
}

function distinct(groups: readonly Group[]): Group[] {
  return [...new Map(groups.map((group) => [group.groupId, group])).values()];
}
