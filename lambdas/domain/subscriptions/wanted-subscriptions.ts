import { type GroupId, isCommunity } from '../communities/group.ts';
import { groupsOf } from '../residents/groups-of.ts';
import { toldRelatives } from '../residents/relatives.ts';
import type { Resident, SmsChannel, Subscription } from '../residents/resident.ts';

/** A subscription that ought to stand: one phone or device, to a group's topic of that minimum level. */
export type WantedSubscription = Pick<Subscription, 'of' | 'minimumLevel' | 'endpoint' | 'heldAs'> & {
  readonly groupId: GroupId;
};

/**
 * The subscriptions that a resident's choices ask for: every group they are told in, times every phone and device that can be
 * reached, and in communities the phones of their relatives, unless whoever has such a phone is told there by their own choice. What is
 * not in this list must not stand.
 */
export function wantedSubscriptions(resident: Resident, told: ToldByChoice = new Map()): WantedSubscription[] {
  const endpoints = [...phonesToReach(resident), ...devicesToReach(resident)];
  const relatives = relativesToReach(resident);
  return groupsOf(resident).flatMap(({ groupId }) => {
    const copies = isCommunity(groupId) ? relatives.filter(({ endpoint }) => !told.get(endpoint)?.has(groupId)) : [];
    return [...endpoints, ...copies].map((endpoint) => ({ groupId, ...endpoint }));
  });
}

/** By phone, the groups in which whoever has it is told on it by their own choice: of danger, whatever their minimum level. */
export type ToldByChoice = ReadonlyMap<string, ReadonlySet<GroupId>>;

/** Where a resident is told on this phone, by their own choice. */
export function groupsToldOn(phone: string, holder: Resident): ReadonlySet<GroupId> {
  const own = phonesToReach(holder).some(({ endpoint }) => endpoint === phone);
  return new Set(own ? groupsOf(holder).map(({ groupId }) => groupId) : []);
}

type Endpoint = Omit<WantedSubscription, 'groupId'>;

function phonesToReach({ channels: { sms } }: Resident): Endpoint[] {
  if (!sms || !reachesPhone(sms)) return [];
  return [{ of: 'sms', minimumLevel: sms.minimumLevel, endpoint: sms.phone, heldAs: sms.phone }];
}

function reachesPhone({ enabled, confirmed, failure }: SmsChannel): boolean {
  return enabled && confirmed && !failure;
}

/** Of danger alone; whoever names their own number is not told twice. */
function relativesToReach(resident: Resident): Endpoint[] {
  const [own] = phonesToReach(resident);
  return toldRelatives(resident).flatMap(({ relativeId, phone }) =>
    phone === undefined || phone === own?.endpoint
      ? []
      : [{ of: `relative:${relativeId}` as const, minimumLevel: 'danger' as const, endpoint: phone, heldAs: phone }],
  );
}

function devicesToReach({ channels: { push }, devices }: Resident): Endpoint[] {
  if (!push?.enabled || push.failure) return [];
  const { minimumLevel } = push;
  return devices.flatMap(({ deviceId, token, endpointArn, failure }) =>
    endpointArn && !failure
      ? [{ of: `push:${deviceId}` as const, minimumLevel, endpoint: endpointArn, heldAs: token }]
      : [],
  );
}
