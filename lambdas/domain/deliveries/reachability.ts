/** What a resident sees of how they are reached: the state of each channel and device, and when it was last put to the proof. */
import type { ReachabilityView, ReachView } from '../../../contract/operations/reachability.ts';
import { channelViews, deviceView } from '../residents/channel-view.ts';
import type { Device, Resident } from '../residents/resident.ts';
import { type KeptContact, wayOfEndpoint } from './contacts.ts';

export function reachabilityOf(resident: Resident, contacts: readonly KeptContact[], now: Date): ReachabilityView {
  const { email, sms, push } = channelViews(resident, now);
  const by = (isOne: (contact: KeptContact) => boolean) => contacts.filter(isOne);
  return {
    channels: {
      email: reachView(
        email,
        by(({ way }) => way === 'email'),
      ),
      sms: reachView(
        sms,
        by(({ way }) => way === 'sms'),
      ),
      push: reachView(
        push,
        by(({ way }) => way.startsWith('push:')),
      ),
    },
    devices: resident.devices.map((device) => {
      const { deviceId, platform, ...state } = deviceView(resident, device, now);
      return { deviceId, platform, ...reachView(state, by(isOf(device))) };
    }),
  };
}

const isOf =
  ({ endpointArn }: Device) =>
  ({ way }: KeptContact): boolean =>
    endpointArn !== undefined && way === wayOfEndpoint(endpointArn);

/** The last of each, of all devices of a channel. */
function reachView(
  { state, reason }: Pick<ReachView, 'state' | 'reason'>,
  contacts: readonly KeptContact[],
): ReachView {
  const lastSuccessAt = latest(contacts.map(({ reachedAt }) => reachedAt));
  const lastFailureAt = latest(contacts.map(({ failedAt }) => failedAt));
  const failure = contacts.find(({ failedAt }) => failedAt !== undefined && failedAt === lastFailureAt)?.failure;
  const lastTriedAt = latest([lastSuccessAt, lastFailureAt]);
  return {
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
    ...(lastFailureAt === undefined ? {} : { lastFailureAt }),
    ...(failure === undefined ? {} : { lastFailureReason: failure }),
    ...(lastTriedAt === undefined ? {} : { lastTriedAt }),
  };
}

const latest = (instants: readonly (string | undefined)[]): string | undefined =>
  instants
    .filter((instant) => instant !== undefined)
    .sort()
    .at(-1);
