import type { ChannelName, Level } from '../../../contract/fields.ts';
import type { Alert, Message } from '../alerts/alert.ts';
import type { Community } from '../communities/community.ts';
import type { GroupId } from '../communities/group.ts';

/** One alert in one group: the unit of delivery and of retry. What it says stands in the alert itself. */
export interface Posting {
  readonly alertId: string;
  readonly groupId: GroupId;
  /** Of the community; absent for referents. */
  readonly communityName?: string;
  readonly level: Level;
  /** The alert's first message that this group was sent: that of a forwarding, when it came later. */
  readonly firstMessage: number;
}

/** Of an alert in the one community that it is for. */
export function postingIn({ communityId, name }: Community, { alertId, level }: Alert): Posting {
  return { alertId, groupId: communityId, communityName: name, level, firstMessage: 0 };
}

export type PostingKey = Pick<Posting, 'alertId' | 'groupId'>;

/** What became of a message: `not-needed` when it is not for this group, or not to be told any more. */
export type MessageOutcome = 'published' | 'failed' | 'not-needed';

/** How far a posting is on its way to the topics. Messages leave one after the other, so that the last word on a phone is the last one said. */
export interface Publication {
  readonly state: 'pending' | 'published' | 'failed' | 'not-needed';
  /** The message that leaves next, and the last one that there is to send. */
  readonly nextMessage: number;
  readonly lastMessage: number;
  /** Tries of the next message that failed so far. */
  readonly attempts: number;
  /** Tries of any message that were begun, but for the one under way: each may have reached more topics than is written down. */
  readonly triesBegun: number;
  /** What each topic took of the next message, by the topic's minimum level. */
  readonly messageIds: Partial<Record<Level, string>>;
  /** What became of the messages that are done, by number. */
  readonly outcomes: Readonly<Record<number, MessageOutcome>>;
  /** How many residents each channel reached as a message left, by number; absent of what did not leave, or could not be counted. */
  readonly eligible: Readonly<Record<number, Eligible>>;
}

/** Residents of a group whose channel stood for the alert's level. */
export type Eligible = Readonly<Record<ChannelName, number>>;

/** One message of an alert to one group, as it is put into words. */
export interface Notice {
  readonly alert: Alert;
  readonly message: Message;
  readonly groupId: GroupId;
  readonly communityName?: string;
}
