import type { ChannelName, Language, Level, Office } from '../../../contract/fields.ts';
import type { DirectoryChoices } from '../../../contract/operations/me.ts';
import type {
  ChannelReason,
  MembershipStatus,
  Platform,
  RelativeId,
  RelativeStatus,
} from '../../../contract/resident-words.ts';
import type { Group } from '../communities/group.ts';

/** WGS 84, decimal degrees. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Profile {
  readonly name: string;
  /** Of their account; absent of a neighbour who has none, and is told by SMS. */
  readonly email?: string;
  readonly language: Language;
  readonly address?: string;
  readonly location?: Position;
  readonly directory: DirectoryChoices;
  readonly acceptedCharter?: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

export interface Membership {
  readonly communityId: string;
  readonly inseeCode: string;
  readonly status: MembershipStatus;
  /** ISO 8601; of the request to join. */
  readonly requestedAt: string;
  /** ISO 8601; since when they first were a member; absent before, and of those who were before this was kept. */
  readonly activeSince?: string;
}

/** A right in one municipality: an officer of its police or town hall, or a referent of some of its neighbourhoods. */
export type Mandate =
  | { readonly inseeCode: string; readonly office: Office }
  | {
      readonly inseeCode: string;
      readonly office: 'referent';
      /** Names of neighbourhoods; empty for the whole municipality. */
      readonly neighbourhoods: readonly string[];
    };

interface ChannelChoice {
  readonly enabled: boolean;
  readonly minimumLevel: Level;
  /** Why it cannot reach its resident any more; mended by setting the channel again. */
  readonly failure?: ChannelReason;
}

export interface EmailChannel extends ChannelChoice {
  /** The secret of the one-click unsubscribe link: 22 characters of base64url. */
  readonly unsubscribeSecret: string;
}

export interface SmsChannel extends ChannelChoice {
  /** E.164. */
  readonly phone: string;
  readonly confirmed: boolean;
  /** What the link that stops SMS is signed with: 22 characters of base64url; absent until its first link is made. */
  readonly stopSecret?: string;
}

/** The channels that were set up; e-mail always is. */
export interface Channels {
  readonly email: EmailChannel;
  readonly sms?: SmsChannel;
  readonly push?: ChannelChoice;
}

export interface Device {
  readonly deviceId: string;
  readonly platform: Platform;
  readonly token: string;
  /** The SNS endpoint made for the token; absent until it is. */
  readonly endpointArn?: string;
  readonly failure?: ChannelReason;
}

/** A code sent to a phone and not yet given back. */
export interface PhoneConfirmation {
  readonly phone: string;
  readonly salt: string;
  /** SHA-256 of salt and code, hexadecimal. */
  readonly codeHash: string;
  readonly triesLeft: number;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** When the codes of the past hour were sent, ISO 8601. */
  readonly sentAt: readonly string[];
}

/** Whom a resident wants told of danger besides themselves: they have no account, confirm by themselves, and stop when they like. */
export interface Relative {
  readonly relativeId: RelativeId;
  readonly name: string;
  /** E.164; either this or an e-mail address. */
  readonly phone?: string;
  readonly email?: string;
  readonly language: Language;
  readonly status: RelativeStatus;
  /** The secret of their link, new for every phone or address: 22 characters of base64url. */
  readonly secret: string;
  /** ISO 8601; when they were last asked. */
  readonly invitedAt: string;
  /** Why it does not reach them. */
  readonly failure?: ChannelReason;
}

/** An SNS subscription that stands, or is being made: of one phone or device, to one topic. */
export interface Subscription {
  /** `sms`, the device's id prefixed by `push:`, or the relative's by `relative:`. */
  readonly of: 'sms' | `push:${string}` | `relative:${RelativeId}`;
  readonly minimumLevel: Level;
  /** The phone number, or the ARN of the device's endpoint. */
  readonly endpoint: string;
  /** What its holder proved to have: the phone number, or the device's token. */
  readonly heldAs: string;
  /** Absent from when it is decided until SNS has answered, so that a crash in between leaves nothing unknown behind. */
  readonly subscriptionArn?: string;
  /** It is no longer wanted and may have ended already: wanted again, it is subscribed again. */
  readonly ending?: true;
}

/** What is in force in one group, as `sync-subscriptions` last left it. */
export interface Reach extends Group {
  readonly subscriptions: readonly Subscription[];
  readonly counted: Counted;
}

/** What of a resident a group's counts include: that they are of it, and each channel that reaches them, at its minimum level. */
export interface Counted extends Readonly<Partial<Record<ChannelName, Level>>> {
  readonly member: boolean;
}

/** When a resident is away: known to them alone. */
export interface Absence {
  /** The first and the last day away, ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** The same on the clocks of where they lived when they said so, in milliseconds since 1970; the end is no part of it. */
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** A resident with all that is theirs: loaded by one query, changed by pure functions, saved under its version. */
export interface Resident {
  readonly residentId: string;
  /** How many times it was saved; the condition of the next save. */
  readonly version: number;
  readonly profile: Profile;
  readonly memberships: readonly Membership[];
  readonly mandates: readonly Mandate[];
  readonly channels: Channels;
  readonly devices: readonly Device[];
  readonly phoneConfirmation?: PhoneConfirmation;
  /** Three at the most. */
  readonly relatives: readonly Relative[];
  /** Those they were known by before they signed up: what was theirs is this resident's. */
  readonly formerIds?: readonly string[];
  /** Who they are since they signed up: nothing is left here. */
  readonly joinedTo?: string;
  readonly absence?: Absence;
  readonly reaches: readonly Reach[];
  /**
   * Since when a choice waits to be carried out with SNS, or when an absence will change what is wanted, in milliseconds since 1970; absent
   * when everything stands as chosen.
   */
  readonly unsyncedSinceMs?: number;
}
