import * as z from 'zod/mini';
import {
  channelName,
  day,
  deviceId,
  inseeCode,
  language,
  level,
  line,
  linkToken,
  office,
  personName,
  phone,
  position,
  text,
  ulid,
} from '../fields.ts';
import type { Operation } from '../operation.ts';
import { channelReason, platform } from '../resident-words.ts';
import { channelState } from './channel-state.ts';
import { membershipView } from './members.ts';
import { reachabilityView } from './reachability.ts';

const channelView = z.object({
  enabled: z.boolean(),
  minimumLevel: level,
  state: channelState,
  reason: z.optional(channelReason),
  /** The number of the SMS channel, confirmed or not. */
  phone: z.optional(z.string()),
});
export type ChannelView = z.infer<typeof channelView>;

const deviceView = z.object({ deviceId, platform, state: channelState, reason: z.optional(channelReason) });

/** What the directory shows of a resident besides the name. */
const directoryChoices = z.strictObject({ address: z.boolean(), phone: z.boolean(), email: z.boolean() });
export type DirectoryChoices = z.infer<typeof directoryChoices>;

/** The first and the last day away, on the calendar of where the resident lives. */
const absence = z.strictObject({ from: day, to: day });

const meView = z.object({
  residentId: ulid,
  name: z.string(),
  email: z.string(),
  language,
  address: z.optional(z.string()),
  location: z.optional(position),
  directory: directoryChoices,
  charter: z.object({ currentVersion: z.string(), acceptedVersion: z.optional(z.string()) }),
  memberships: z.array(membershipView),
  offices: z.array(
    z.object({
      inseeCode,
      office: z.enum([...office.options, 'referent']),
      neighbourhoods: z.optional(z.array(z.string())),
    }),
  ),
  channels: z.object({ email: channelView, sms: channelView, push: channelView }),
  devices: z.array(deviceView),
  /** Meanwhile nothing but danger reaches the resident; nobody else is told of it. */
  absence: z.optional(absence),
});
export type MeView = z.infer<typeof meView>;

/** The writable part of a profile: a field left out stays as it is, `null` erases it. */
const meChanges = z.strictObject({
  name: z.optional(personName),
  language: z.optional(language),
  address: z.optional(z.nullable(text(3, 200))),
  location: z.optional(z.nullable(position)),
  directory: z.optional(directoryChoices),
  charterVersion: z.optional(line(1, 20)),
});
export type MeChanges = z.infer<typeof meChanges>;

const unsubscription = z.strictObject({ token: linkToken });

export const meOperations = {
  getMe: {
    group: 'me',
    method: 'GET',
    path: '/v1/me',
    access: 'signed-in',
    summary: { fr: 'Mon compte', en: 'My account' },
    responses: { 200: meView },
    problems: ['signed-out', 'unavailable'],
  },
  getReachability: {
    group: 'me',
    method: 'GET',
    path: '/v1/me/reachability',
    access: 'signed-in',
    summary: {
      fr: 'Ce qui me parvient : chaque canal, et quand il m’a joint pour la dernière fois',
      en: 'What reaches me: each channel, and when it last did',
    },
    responses: { 200: reachabilityView },
    problems: ['signed-out', 'unavailable'],
  },
  updateMe: {
    group: 'me',
    method: 'PUT',
    path: '/v1/me',
    access: 'signed-in',
    summary: { fr: 'Modifier mon compte, accepter la charte', en: 'Change my account, accept the charter' },
    body: meChanges,
    responses: { 200: meView },
    problems: ['signed-out', 'changed-meanwhile', 'unavailable'],
  },
  setChannel: {
    group: 'me',
    method: 'PUT',
    path: '/v1/me/channels/{channel}',
    access: 'signed-in',
    summary: {
      fr: 'Choisir comment et dès quel niveau être prévenu',
      en: 'Choose how, and from which level, to be told',
    },
    params: z.strictObject({ channel: channelName }),
    body: z.strictObject({ enabled: z.boolean(), minimumLevel: level, phone: z.optional(phone) }),
    responses: { 200: channelView },
    problems: ['signed-out', 'phone-opted-out', 'changed-meanwhile', 'too-many-codes', 'code-not-sent', 'unavailable'],
  },
  confirmPhone: {
    group: 'me',
    method: 'POST',
    path: '/v1/me/channels/sms/confirmation',
    access: 'signed-in',
    summary: { fr: 'Confirmer mon numéro avec le code reçu', en: 'Confirm my number with the code received' },
    body: z.strictObject({ code: z.string().check(z.trim(), z.regex(/^\d{6}$/)) }),
    responses: { 200: channelView },
    problems: ['no-code-expected', 'wrong-code', 'too-many-tries', 'changed-meanwhile'],
  },
  registerDevice: {
    group: 'me',
    method: 'PUT',
    path: '/v1/me/devices/{deviceId}',
    access: 'signed-in',
    summary: { fr: 'Enregistrer un appareil', en: 'Register a device' },
    params: z.strictObject({ deviceId }),
    body: z.strictObject({ platform, token: line(8, 4096) }),
    responses: { 200: deviceView },
    problems: ['signed-out', 'too-many-devices', 'changed-meanwhile', 'unavailable'],
  },
  removeDevice: {
    group: 'me',
    method: 'DELETE',
    path: '/v1/me/devices/{deviceId}',
    access: 'signed-in',
    summary: { fr: 'Retirer un appareil', en: 'Remove a device' },
    params: z.strictObject({ deviceId }),
    responses: { 204: z.undefined() },
    problems: ['device-not-found'],
  },
  setAbsence: {
    group: 'me',
    method: 'PUT',
    path: '/v1/me/absence',
    access: 'signed-in',
    summary: {
      fr: 'N’être prévenu que des dangers, d’un jour à un autre',
      en: 'Be told of dangers alone, from one day to another',
    },
    body: absence,
    responses: { 200: absence },
    problems: ['signed-out', 'changed-meanwhile', 'unavailable'],
  },
  endAbsence: {
    group: 'me',
    method: 'DELETE',
    path: '/v1/me/absence',
    access: 'signed-in',
    summary: { fr: 'Mettre fin à mon absence', en: 'End my absence' },
    responses: { 204: z.undefined() },
    problems: ['changed-meanwhile'],
  },
  showUnsubscription: {
    group: 'me',
    method: 'GET',
    path: '/v1/unsubscriptions/{token}',
    access: 'public',
    summary: { fr: 'La page pour ne plus recevoir d’e-mails', en: 'The page to stop e-mails' },
    params: unsubscription,
    produces: 'text/html',
    responses: { 200: z.string() },
    problems: [],
  },
  unsubscribeEmail: {
    group: 'me',
    method: 'POST',
    path: '/v1/unsubscriptions/{token}',
    access: 'public',
    summary: { fr: 'Ne plus recevoir d’e-mails (RFC 8058)', en: 'Stop e-mails (RFC 8058)' },
    params: unsubscription,
    consumes: 'application/x-www-form-urlencoded',
    produces: 'text/html',
    responses: { 200: z.string() },
    problems: ['link-not-valid'],
  },
} as const satisfies Record<string, Operation>;
