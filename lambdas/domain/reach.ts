import type { ChannelName } from '../../contract/fields.ts';
import type { Reach, Resident, Subscription } from './resident.ts';
import { type WantedSubscription, wantedSubscriptions } from './wanted-subscriptions.ts';

/** By how much a community's counts of reachable members change. */
export interface ReachCountChange {
  readonly communityId: string;
  readonly by: Partial<Record<'members' | ChannelName, number>>;
}

const nothingCounted: Reach['counted'] = { member: false, email: false, sms: false, push: false };

/**
 * What ought to be in force, written down before SNS is asked: every wanted subscription, made or not, and those no longer wanted,
 * which stay listed as ending until SNS has ended them.
 */
export function intendedReaches(resident: Resident): Reach[] {
  const active = resident.memberships.filter(({ status }) => status === 'active').map(({ communityId }) => communityId);
  const communityIds = new Set([...active, ...resident.reaches.map(({ communityId }) => communityId)]);
  const wanted = wantedSubscriptions(resident);
  return [...communityIds].map((communityId) => {
    const present = resident.reaches.find((reach) => reach.communityId === communityId)?.subscriptions ?? [];
    const here = wanted.filter((one) => one.communityId === communityId);
    return {
      communityId,
      subscriptions: intendedSubscriptions(present, here),
      counted: active.includes(communityId) ? countedOf(resident, here) : nothingCounted,
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
    ...added.map(({ communityId: _, ...subscription }) => subscription),
  ];
}

const asEnding = (subscription: Subscription): Subscription => ({ ...subscription, ending: true });

/** What was about to end may have ended: only SNS knows, so it is asked to subscribe it again. */
function asWanted(subscription: Subscription): Subscription {
  const { ending, subscriptionArn: _, ...again } = subscription;
  return ending ? again : subscription;
}

function countedOf({ channels: { email } }: Resident, wanted: readonly WantedSubscription[]): Reach['counted'] {
  return {
    member: true,
    email: email.enabled && !email.failure,
    sms: wanted.some(({ of }) => of === 'sms'),
    push: wanted.some(({ of }) => of !== 'sms'),
  };
}

type Identity = Pick<Subscription, 'of' | 'minimumLevel' | 'endpoint'>;

/** Whether both mean the same phone or device, on the same topic. */
function isSame(one: Identity, other: Identity): boolean {
  return one.of === other.of && one.minimumLevel === other.minimumLevel && one.endpoint === other.endpoint;
}

/** What is written about communities that the resident has nothing to do with any more. */
export function isEmpty({ subscriptions, counted }: Reach): boolean {
  return subscriptions.length === 0 && !Object.values(counted).some(Boolean);
}

const counterOf = { member: 'members', email: 'email', sms: 'sms', push: 'push' } as const;
const counters = Object.keys(counterOf) as (keyof typeof counterOf)[];

/** How the communities' counts change from one set of reaches to another; each is written with the reaches it comes from. */
export function countChanges(before: readonly Reach[], after: readonly Reach[]): ReachCountChange[] {
  const communityIds = new Set([...before, ...after].map(({ communityId }) => communityId));
  return [...communityIds].flatMap((communityId) => {
    const countedIn = (reaches: readonly Reach[]) =>
      reaches.find((reach) => reach.communityId === communityId)?.counted ?? nothingCounted;
    const [was, is] = [countedIn(before), countedIn(after)];
    const changed = counters.filter((counter) => was[counter] !== is[counter]);
    const by = Object.fromEntries(changed.map((counter) => [counterOf[counter], is[counter] ? 1 : -1]));
    return changed.length > 0 ? [{ communityId, by }] : [];
  });
}
