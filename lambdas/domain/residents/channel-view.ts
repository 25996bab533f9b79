/** What a resident sees of each channel: whether it reaches them now, and if not, why. */
import type { ChannelName } from '../../../contract/fields.ts';
import type { ChannelView, MeView } from '../../../contract/operations/me.ts';
import type { ChannelReason } from '../../../contract/resident-words.ts';
import type { GroupId } from '../communities/group.ts';
import { wantedSubscriptions } from '../subscriptions/wanted-subscriptions.ts';
import { asReachedAt } from './absence.ts';
import { groupsOf } from './groups-of.ts';
import type { Device, Resident, Subscription } from './resident.ts';

type DeviceView = MeView['devices'][number];
type State = Pick<ChannelView, 'state' | 'reason'>;

const active: State = { state: 'active' };
const off: State = { state: 'off' };
const pending = (reason: ChannelReason): State => ({ state: 'pending', reason });
const failed = (reason: ChannelReason): State => ({ state: 'failed', reason });

/** As long as it was never set up; the level is the one proposed. */
const notSetUp: ChannelView = { enabled: false, minimumLevel: 'vigilance', ...pending('not-set-up') };

/** @param now while they are away, what is wanted is other than what they chose */
export function channelViews(resident: Resident, now: Date): Record<ChannelName, ChannelView> {
  const { email, sms, push } = resident.channels;
  const reached = asReachedAt(resident, now);
  return {
    email: { enabled: email.enabled, minimumLevel: email.minimumLevel, ...emailState(resident) },
    sms: sms
      ? { enabled: sms.enabled, minimumLevel: sms.minimumLevel, ...smsState(reached, sms), phone: sms.phone }
      : notSetUp,
    push: push ? { enabled: push.enabled, minimumLevel: push.minimumLevel, ...pushState(reached, push) } : notSetUp,
  };
}

export function deviceView(resident: Resident, device: Device, now: Date): DeviceView {
  const { deviceId, platform } = device;
  return { deviceId, platform, ...deviceState(asReachedAt(resident, now), device) };
}

function emailState(resident: Resident): State {
  const { enabled, failure } = resident.channels.email;
  if (!enabled || resident.profile.email === undefined) return off;
  if (failure) return failed(failure);
  const connected = groupsOf(resident).every(({ groupId }) => reachIn(resident, groupId)?.counted.member);
  return connected ? active : pending('being-connected');
}

function smsState(resident: Resident, sms: NonNullable<Resident['channels']['sms']>): State {
  if (!sms.enabled) return off;
  if (sms.failure) return failed(sms.failure);
  if (!sms.confirmed) return pending('code-awaited');
  return allStand(resident, (of) => of === 'sms') ? active : pending('being-connected');
}

/** One device that works is enough for the channel; all that can work must be connected before it is called active. */
function pushState(resident: Resident, push: NonNullable<Resident['channels']['push']>): State {
  if (!push.enabled) return off;
  if (push.failure) return failed(push.failure);
  if (resident.devices.length === 0) return pending('no-device');
  const states = resident.devices.map((device) => deviceState(resident, device));
  const working = states.filter(({ state }) => state !== 'failed');
  return working.find(({ state }) => state === 'pending') ?? working[0] ?? states.at(-1) ?? off;
}

function deviceState(resident: Resident, { deviceId, endpointArn, failure }: Device): State {
  const { push } = resident.channels;
  if (failure) return failed(failure);
  if (!push) return pending('not-set-up');
  if (!push.enabled) return off;
  if (push.failure) return failed(push.failure);
  const connected = endpointArn !== undefined && allStand(resident, (of) => of === `push:${deviceId}`);
  return connected ? active : pending('being-connected');
}

/** Whether every subscription that is wanted of these stands. */
function allStand(resident: Resident, isOfThese: (of: Subscription['of']) => boolean): boolean {
  return wantedSubscriptions(resident)
    .filter(({ of }) => isOfThese(of))
    .every(({ groupId, of, minimumLevel, endpoint }) =>
      reachIn(resident, groupId)?.subscriptions.some(
        (standing) =>
          standing.subscriptionArn !== undefined &&
          standing.of === of &&
          standing.minimumLevel === minimumLevel &&
          standing.endpoint === endpoint,
      ),
    );
}

function reachIn({ reaches }: Resident, groupId: GroupId) {
  return reaches.find((reach) => reach.groupId === groupId);
}
