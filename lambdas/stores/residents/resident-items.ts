/** A resident as the items of one partition of the table, and back. */
import * as z from 'zod/mini';
import { hourMs } from '../../domain/milliseconds.ts';
import type {
  Absence,
  Channels,
  Mandate,
  Membership,
  PhoneConfirmation,
  Relative,
  Resident,
} from '../../domain/residents/resident.ts';
import type { Item } from '../database.ts';
import { directoryEntryOf, emailCopiesOf, emailRecipientOf, mandateHolderOf } from './derived-copies.ts';
import { namingKey } from './endpoint-keys.ts';
import { expiryAfter } from './expiry.ts';
import * as schemas from './resident-schemas.ts';

export interface ResidentItem extends Item {
  readonly pk: string;
  readonly sk: string;
}

export const residentKey = (residentId: string) => `RESIDENT#${residentId}`;
export const communityGroup = (communityId: string) => `COMMUNITY#${communityId}`;
export const municipalityGroup = (inseeCode: string) => `MUNICIPALITY#${inseeCode}`;

/** The one partition of the index `unsynced`. */
export const unsyncedKey = 'UNSYNCED';

/** Carries the version: every save writes this item, under the condition that nobody wrote it in between. */
export const profileSort = 'PROFILE';

export const membershipSort = (communityId: string) => `MEMBERSHIP#${communityId}`;
export const mandateSort = ({ inseeCode, office }: Pick<Mandate, 'inseeCode' | 'office'>) =>
  `MANDATE#${inseeCode}#${office}`;

/**
 * Every item of a resident. Those of memberships and mandates are also listed by group, with what such lists show. The phones of relatives
 * have an item each in the phone's own partition, by which those who named it are found.
 */
export function itemsOf(resident: Resident): ResidentItem[] {
  return [...ownItemsOf(resident), ...resident.relatives.flatMap((relative) => namingItem(resident, relative) ?? [])];
}

function ownItemsOf(resident: Resident): ResidentItem[] {
  const pk = residentKey(resident.residentId);
  const { memberships, mandates, channels, devices, phoneConfirmation, relatives, absence, reaches } = resident;
  const parts: [sk: string, attributes: Item][] = [
    ...memberships.map((membership) => membershipItem(resident, membership)),
    ...mandates.map((mandate) => mandateItem(resident, mandate)),
    ...Object.entries(channels).map(([name, channel]): [string, Item] => [`CHANNEL#${name}`, { channel }]),
    ...devices.map((device): [string, Item] => [`DEVICE#${device.deviceId}`, { device }]),
    ...(phoneConfirmation ? [confirmationItem(phoneConfirmation)] : []),
    ...relatives.map((relative): [string, Item] => [`RELATIVE#${relative.relativeId}`, { relative }]),
    ...(absence ? [absenceItem(absence)] : []),
    ...reaches.map((reach): [string, Item] => [`REACH#${reach.groupId}`, { reach }]),
  ];
  return [profileOf(resident), ...parts.map(([sk, attributes]) => ({ pk, sk, ...attributes }))];
}

/** The item under whose condition a resident is saved; in the index `unsynced` as long as a choice waits to be carried out. */
export function profileOf(resident: Resident): ResidentItem {
  const { residentId, version, profile, formerIds, joinedTo, unsyncedSinceMs } = resident;
  const waiting = unsyncedSinceMs === undefined ? {} : { unsyncedKey, unsyncedSinceMs };
  const identity = { ...(formerIds ? { formerIds } : {}), ...(joinedTo === undefined ? {} : { joinedTo }) };
  const key = { pk: residentKey(residentId), sk: profileSort };
  return { ...key, residentId, version, profile, ...identity, ...waiting };
}

function namingItem({ residentId }: Resident, relative: Relative): ResidentItem | undefined {
  const { relativeId, phone, status, invitedAt } = relative;
  if (phone === undefined) return undefined;
  return { ...namingKey(phone, residentId, relativeId), residentId, relativeId, status, invitedAt };
}

function membershipItem(resident: Resident, membership: Membership): [string, Item] {
  const isTold = membership.status === 'active';
  const recipient = isTold ? emailRecipientOf(resident) : undefined;
  const copies = isTold ? emailCopiesOf(resident) : [];
  return [
    membershipSort(membership.communityId),
    {
      membership,
      groupKey: communityGroup(membership.communityId),
      groupSort: `${membership.status}#${resident.residentId}`,
      directoryEntry: directoryEntryOf(resident, membership),
      ...(recipient ? { recipient } : {}),
      ...(copies.length > 0 ? { copies } : {}),
    },
  ];
}

/** Referents are told by e-mail as members are; officers read. */
function mandateItem(resident: Resident, mandate: Mandate): [string, Item] {
  const recipient = mandate.office === 'referent' ? emailRecipientOf(resident) : undefined;
  return [
    mandateSort(mandate),
    {
      groupKey: municipalityGroup(mandate.inseeCode),
      groupSort: `${mandate.office}#${resident.residentId}`,
      ...mandateHolderOf(resident, mandate),
      ...(recipient ? { recipient } : {}),
    },
  ];
}

/** Kept for as long as it limits how many codes are sent. */
function confirmationItem(confirmation: PhoneConfirmation): [string, Item] {
  const instants = [confirmation.expiresAt, ...confirmation.sentAt].map((instant) => Date.parse(instant));
  return ['CONFIRMATION#sms', { confirmation, expiresAtSeconds: expiryAfter(Math.max(...instants), hourMs) }];
}

const absenceSort = 'ABSENCE';

/** When somebody was away is nobody's business once they are back. */
function absenceItem(absence: Absence): [string, Item] {
  return [absenceSort, { absence, expiresAtSeconds: expiryAfter(absence.endsAtMs, hourMs) }];
}

const keyed = z.looseObject({ sk: z.string() });
const profileItem = z.object({
  residentId: z.string(),
  version: z.number(),
  profile: schemas.profile,
  formerIds: z.exactOptional(z.array(z.string())),
  joinedTo: z.exactOptional(z.string()),
  unsyncedSinceMs: z.exactOptional(z.number()),
});
const emailItem = z.object({ channel: schemas.channels.email });
const smsItem = z.object({ channel: schemas.channels.sms });
const pushItem = z.object({ channel: schemas.channels.push });
const membershipOf = z.object({ membership: schemas.membership });
const mandateOf = z.object({ mandate: schemas.mandate });
const deviceOf = z.object({ device: schemas.device });
const relativeOf = z.object({ relative: schemas.relative });
const reachOf = z.object({ reach: schemas.reach });
const absenceOf = z.object({ absence: schemas.absence });
const confirmationOf = z.object({ confirmation: schemas.phoneConfirmation });

/** @throws ZodError when the items are not a resident's; nothing comes of a partition without a profile */
export function residentOf(items: readonly Item[]): Resident | undefined {
  const bySort = new Map(items.map((item) => [keyed.parse(item).sk, item]));
  const stored = bySort.get(profileSort);
  if (!stored) return undefined;
  const startingWith = (prefix: string) => [...bySort].flatMap(([sk, item]) => (sk.startsWith(prefix) ? [item] : []));
  const confirmation = bySort.get('CONFIRMATION#sms');
  const absence = bySort.get(absenceSort);
  return {
    ...profileItem.parse(stored),
    memberships: startingWith('MEMBERSHIP#').map((item) => membershipOf.parse(item).membership),
    mandates: startingWith('MANDATE#').map((item) => mandateOf.parse(item).mandate),
    channels: channelsOf(bySort),
    devices: startingWith('DEVICE#').map((item) => deviceOf.parse(item).device),
    ...(confirmation ? { phoneConfirmation: confirmationOf.parse(confirmation).confirmation } : {}),
    relatives: startingWith('RELATIVE#').map((item) => relativeOf.parse(item).relative),
    ...(absence ? { absence: absenceOf.parse(absence).absence } : {}),
    reaches: startingWith('REACH#').map((item) => reachOf.parse(item).reach),
  };
}

function channelsOf(bySort: ReadonlyMap<string, Item>): Channels {
  const sms = bySort.get('CHANNEL#sms');
  const push = bySort.get('CHANNEL#push');
  return {
    email: emailItem.parse(bySort.get('CHANNEL#email')).channel,
    ...(sms ? { sms: smsItem.parse(sms).channel } : {}),
    ...(push ? { push: pushItem.parse(push).channel } : {}),
  };
}
