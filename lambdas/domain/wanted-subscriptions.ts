import type { Resident, SmsChannel, Subscription } from './resident.ts';

/** A subscription that ought to stand: one phone or device, to a community's topic of that minimum level. */
export type WantedSubscription = Pick<Subscription, 'of' | 'minimumLevel' | 'endpoint' | 'heldAs'> & {
  readonly communityId: string;
};

/**
 * The subscriptions that a resident's choices ask for: every active membership, times every phone and device that can be
 * reached. What is not in this list must not stand.
 */
export function wantedSubscriptions(resident: Resident): WantedSubscription[] {
  const endpoints = [...phonesToReach(resident), ...devicesToReach(resident)];
  const active = resident.memberships.filter(({ status }) => status === 'active');
  return active.flatMap(({ communityId }) => endpoints.map((endpoint) => ({ communityId, ...endpoint })));
}

type Endpoint = Omit<WantedSubscription, 'communityId'>;

function phonesToReach({ channels: { sms } }: Resident): Endpoint[] {
  if (!sms || !reachesPhone(sms)) return [];
  return [{ of: 'sms', minimumLevel: sms.minimumLevel, endpoint: sms.phone, heldAs: sms.phone }];
}

function reachesPhone({ enabled, confirmed, failure }: SmsChannel): boolean {
  return enabled && confirmed && !failure;
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
