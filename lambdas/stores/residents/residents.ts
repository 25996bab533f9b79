import type { Language, Level } from '../../../contract/fields.ts';
import type { MembershipStatus, RelativeId, RelativeStatus } from '../../../contract/resident-words.ts';
import type { GroupId } from '../../domain/communities/group.ts';
import type { Enrolment } from '../../domain/residents/enrolment.ts';
import type { Absence, Mandate, Resident } from '../../domain/residents/resident.ts';
import type { CountedOrigin } from '../../domain/source-limits.ts';
import type { CountChange } from '../../domain/subscriptions/reach.ts';
import type { CarriedOut } from './conversations.ts';

/** What the directory shows of a member; optional parts are there when the member shows them. */
export interface DirectoryEntry {
  readonly residentId: string;
  readonly status: MembershipStatus;
  readonly name: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
  /** Enrolled by somebody else, who wrote this; they have not answered yet. */
  readonly awaitsAnswer?: true;
}

/** Someone who receives a group's e-mails: a resident, or a relative of theirs. */
export interface EmailRecipient {
  readonly residentId: string;
  readonly address: string;
  readonly minimumLevel: Level;
  readonly language: Language;
  /** The secret of the link that stops these e-mails. */
  readonly unsubscribeSecret: string;
  /** Of a relative: which one, and of whom this is a copy. */
  readonly copy?: { readonly relativeId: RelativeId; readonly of: string };
  /** While it lasts, nothing but danger is for them. */
  readonly absence?: Pick<Absence, 'startsAtMs' | 'endsAtMs'>;
}

export interface MandateHolder {
  readonly residentId: string;
  readonly name: string;
  /** Absent of a referent who has no account. */
  readonly email?: string;
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
  /** With `synced`: when what is wanted changes by itself, in milliseconds since 1970. */
  readonly dueAgainMs?: number;
  /** What somebody else chose changes what is wanted: it is to be carried out as if they had chosen. */
  readonly unsynced?: true;
  /** A code about to be sent: counted by phone, whoever asks for it. */
  readonly phoneCode?: PhoneCodeSending;
  /** A phone whose holder the resident becomes, if nobody but this former holder has had it in between. */
  readonly take?: { readonly phone: string; readonly from: string | undefined };
  /** Someone of whom nothing is left, whom the resident takes over. */
  readonly closes?: { readonly before: Resident; readonly after: Resident };
  /** The enrolment that this answers: it waits no more. */
  readonly answers?: Enrolment;
  /** An invitation about to be sent to a relative, at this phone or e-mail address: counted for both sides. */
  readonly invitation?: { readonly contact: string; readonly at: Date };
  /** What a relative said: for a while, whoever refused cannot be asked again. */
  readonly relativeAnswer?: { readonly contact: string; readonly answer: 'yes' | 'no'; readonly at: Date };
  /** The SMS that asked for it, which is carried out once. */
  readonly carriedOut?: CarriedOut;
}

export interface PhoneCodeSending {
  /** E.164. */
  readonly phone: string;
  readonly at: Date;
}

/** A resident who named a phone as a relative's. */
export interface Naming {
  readonly residentId: string;
  readonly relativeId: RelativeId;
  readonly status: RelativeStatus;
  /** ISO 8601. */
  readonly invitedAt: string;
}

/** All that is known of a phone. */
interface PhoneLinks {
  /** Who proved last to have it. */
  readonly holderId: string | undefined;
  /** Those that await an answer, or that have expired lately. */
  readonly enrolments: readonly Enrolment[];
  readonly namings: readonly Naming[];
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
  /**
   * @returns false, with nothing written, when the resident exists already
   * @throws Refusal `changed-meanwhile` when what is written with it is not as it was read
   */
  create(resident: Resident, effects?: Pick<SaveEffects, 'take' | 'answers' | 'carriedOut'>): Promise<boolean>;
  /**
   * Writes what differs between the two, in one transaction, if nobody saved in between.
   * @returns what is now stored, its version one higher
   * @throws Refusal `changed-meanwhile`; `too-many-codes` when the phone was sent too many before; of an invitation also
   * `too-many-invitations` and `relative-refused`
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
  findPhone(phone: string): Promise<PhoneLinks>;
  /**
   * Lets an enrolment wait for its answer, in the place of the one of the same number and community, and counts what will be sent.
   * @throws Refusal `too-many-codes`, `too-many-enrolments`, `changed-meanwhile` when somebody else has just enrolled the same number there
   */
  enrol(enrolment: Enrolment): Promise<void>;
  /**
   * Forgets an enrolment; one that was made since then stays.
   * @throws Refusal `changed-meanwhile` when an SMS asked for it that was carried out already, or the enrolment is gone
   */
  dropEnrolment(enrolment: Enrolment, effects?: Pick<SaveEffects, 'carriedOut'>): Promise<void>;
  /** What the digests of addresses of this day are made with; random, and forgotten afterwards. @param day of UTC */
  saltOf(day: string): Promise<string>;
  /**
   * Notes that a link to stop SMS is asked for a phone, whoever has it, and from where.
   * @returns false when one was within the hour before, or three within the day
   * @throws Refusal `too-many-stop-links` from one address, `unavailable`
   */
  noteStopLink(phone: string, origins: readonly CountedOrigin[], at: Date): Promise<boolean>;
}

interface DirectoryPage {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
  readonly everyStatus: boolean;
}
