/** Ways to a resident that fail for good, and by which others they can be told so. */
import type { ChannelName } from '../../../contract/fields.ts';
import type { ChannelReason } from '../../../contract/resident-words.ts';
import type { Device, Resident } from '../residents/resident.ts';

/** What failed: a channel, or one device, as it is named among the resident's items. */
export type FailedWay = `CHANNEL#${ChannelName}` | `DEVICE#${string}`;

/** By what a resident can be told, and where. */
export type WorkingWay =
  | { readonly channel: 'push'; readonly endpointArn: string }
  | { readonly channel: 'sms'; readonly phone: string }
  | { readonly channel: 'email'; readonly address: string };

/** Those that were found out while in use, and that only the resident can mend. */
const retiring: ReadonlySet<ChannelReason> = new Set([
  'opted-out',
  'endpoint-disabled',
  'address-refused',
  'address-bounced',
  'complaint',
]);

export const isRetiring = (reason: ChannelReason | undefined): reason is ChannelReason =>
  reason !== undefined && retiring.has(reason);

/** Why a way fails now; nothing when it works, was set again or is gone. */
export function failureOf({ channels, devices }: Resident, failed: FailedWay): ChannelReason | undefined {
  const [kind, name] = wordsOf(failed);
  if (kind === 'DEVICE') return devices.find(({ deviceId }) => deviceId === name)?.failure;
  return channels[name as ChannelName]?.failure;
}

export function channelOf(failed: FailedWay): ChannelName {
  const [kind, name] = wordsOf(failed);
  return kind === 'DEVICE' ? 'push' : (name as ChannelName);
}

/** In the order to try them: the other channels first, the cheapest and soonest before; then another device of the same. */
export function workingWays(resident: Resident, failed: FailedWay): WorkingWay[] {
  const failing = channelOf(failed);
  const ways = [...pushWays(resident), ...smsWays(resident), ...emailWays(resident)];
  const others = ways.filter(({ channel }) => channel !== failing);
  return [...others, ...ways.filter(({ channel }) => channel === failing)];
}

function pushWays({ channels: { push }, devices }: Resident): WorkingWay[] {
  if (!push?.enabled || push.failure) return [];
  const works = ({ endpointArn, failure }: Device) => endpointArn !== undefined && failure === undefined;
  return devices.filter(works).map(({ endpointArn = '' }) => ({ channel: 'push', endpointArn }));
}

function smsWays({ channels: { sms } }: Resident): WorkingWay[] {
  if (!sms?.enabled || !sms.confirmed || sms.failure) return [];
  return [{ channel: 'sms', phone: sms.phone }];
}

function emailWays({ channels: { email }, profile }: Resident): WorkingWay[] {
  if (!email.enabled || email.failure || profile.email === undefined) return [];
  return [{ channel: 'email', address: profile.email }];
}

function wordsOf(failed: FailedWay): [kind: string, name: string] {
  const mark = failed.indexOf('#');
  return [failed.slice(0, mark), failed.slice(mark + 1)];
}
