import type { Language, Level } from '../../../contract/fields.ts';
import type { MembershipStatus } from '../../../contract/resident-words.ts';
import type { GroupId } from '../../domain/group.ts';
import type { CountChange } from '../../domain/reach.ts';
import type { Mandate, Resident } from '../../domain/resident.ts';

/** What the directory shows of a member; optional parts are there when the member shows them. */
export interface DirectoryEntry {
  readonly residentId: string;
  readonly status: MembershipStatus;
  readonly name: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** Someone who receives a group's e-mails. */
export interface EmailRecipient {
  readonly residentId: string;
  readonly address: string;
  readonly minimumLevel: Level;
  readonly language: Language;
  readonly unsubscribeSecret: string;
}

export interface MandateHolder {
  readonly residentId: string;
  readonly name: string;
  readonly email: string;
  readonly mandate: Mandate;
}

/** What is written with a resident, in the same transaction. */
export interface SaveEffects {
  /** Phones (E.164) and device tokens whose holder the resident becomes; the last to prove possession holds it. */
  readonly holds?: readonly string[];
  /** One for each group at the most. */
  readonly counts?: readonly CountChange[];
  /** Everything now stands with SNS as the resident chose. Any save that changes a choice says the contrary. */
  readonly synced?: true;
  /** A code about to be sent: counted by phone, whoever asks for it. */
  readonly phoneCode?: PhoneCodeSending;
}

export interface PhoneCodeSending {
  /** E.164. */
  readonly phone: string;
  readonly at: Date;
}

/** A stretch of a list, by residentId; `after` is the last one already read. */
interface Stretch {
  readonly limit: number;
  readonly after?: string;
  /** The last one to read, included. */
  readonly upTo?: string;
}

/** The table of residents. */
export interface ResidentStore {
  /** All that is theirs, in one strongly consistent query. */
  load(residentId: string): Promise<Resident | undefined>;
  /** @returns false, with nothing written, when the resident exists already */
  create(resident: Resident): Promise<boolean>;
  /**
   * Writes what differs between the two, in one transaction, if nobody saved in between.
   * @returns what is now stored, its version one higher
   * @throws Refusal `changed-meanwhile`; `too-many-codes` when the phone was sent three within the hour before
   */
  save(before: Resident, after: Resident, effects?: SaveEffects): Promise<Resident>;
  /** The members of a community by residentId: active ones, and all with `everyStatus`, the active ones first. */
  listMembers(communityId: string, page: DirectoryPage): Promise<{ members: DirectoryEntry[]; next?: string }>;
  /** Active members of a community, or referents of a municipality, whose e-mail channel works, by residentId, whatever its minimum level. */
  listEmailRecipients(groupId: GroupId, stretch: Stretch): Promise<{ recipients: EmailRecipient[]; next?: string }>;
  /** The officers and referents of a municipality. */
  listMandates(inseeCode: string): Promise<MandateHolder[]>;
  /** Those whose choices have waited to be carried out since before this moment, the longest first. */
  listUnsynced(before: Date, limit: number): Promise<string[]>;
  /** Who proved last to have this phone (E.164) or device token. */
  findHolder(endpoint: string): Promise<string | undefined>;
}

interface DirectoryPage {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
  readonly everyStatus: boolean;
}
