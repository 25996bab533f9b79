import type { CapCategory } from '../../../contract/cap-categories.ts';
import type { Bilingual, Level } from '../../../contract/fields.ts';
import type {
  AlertStatus,
  CaseReason,
  Certainty,
  EmergencyCalled,
  FlagReason,
  ModerationDecision,
  Place,
  ScreeningReason,
  SourceKind,
  UpdateKind,
  Vehicle,
} from '../../../contract/operations/alert-fields.ts';

export interface Author {
  readonly residentId: string;
  readonly kind: SourceKind;
  readonly name: string;
  /** Hidden from neighbours; officers and referents always see it. */
  readonly hidden: boolean;
}

/** Whom an alert was sent to: these communities, all of the municipality's, its referents. */
export interface Addressees {
  readonly communityIds: readonly string[];
  readonly allCommunities: boolean;
  readonly referents: boolean;
}

/** One thing that was told about an alert. Every message goes to the same topics, and the last one replaces the others on a phone. */
export interface Message {
  /** 0 for the alert itself; its place in the list. What was retracted before it was published has a `retracted` in the alert's place. */
  readonly number: number;
  readonly kind: 'alert' | 'forwarding' | UpdateKind;
  /** ISO 8601. */
  readonly at: string;
  readonly by: Author;
  readonly text?: string;
  readonly outcome?: string;
  /** As it was when this was said. */
  readonly certainty: Certainty;
  /** Of the alert and its forwardings: those it is for. Any other message is for whoever was sent the alert before. */
  readonly to?: Addressees;
}

/** What an officer has to confirm before it leaves: a second one, or any of them where a source wrote it. */
export interface Awaited {
  /** `draft` and `update` are of a source: its alert, and what it tells of one that is out. */
  readonly what: 'alert' | 'forwarding' | 'draft' | 'update';
  readonly by: Author;
  /** ISO 8601. */
  readonly at: string;
  readonly to: Addressees;
  /** Of an alert: how long it lives from when it is confirmed; absent when its sender chose the end. */
  readonly livesMs?: number;
  /** Of an update: what it tells, and when the alert then ends. */
  readonly text?: string;
  readonly expiresAt?: string;
}

/** What a neighbour told the moderators about an alert; kept until they decide that it stays. */
export interface Flag {
  readonly residentId: string;
  /** Those who live together count once: a digest of the address, or of the resident where none is known. */
  readonly household: string;
  readonly reason: FlagReason;
  readonly detail?: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface Decision {
  readonly decision: ModerationDecision;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: Pick<Author, 'residentId' | 'kind'>;
}

/** What moderators have to know of an alert. */
export interface Moderation {
  /** Why it awaits a decision, since when, and on which community's list; absent when it awaits none. */
  readonly open?: { readonly reasons: readonly CaseReason[]; readonly since: string; readonly communityId: string };
  readonly screening: readonly ScreeningReason[];
  /** As its author wrote it, when neighbours read it with words masked. */
  readonly original?: { readonly description: string; readonly place: string; readonly vehicle?: Vehicle };
  readonly flags: readonly Flag[];
  /** Neighbours do not see it: flagged by two households, or so decided. */
  readonly hidden?: 'by-flags' | 'by-moderators';
  readonly decision?: Decision;
  readonly appeal?: { readonly statement: string; readonly at: string };
}

/** One reported fact with all that became of it: changed by pure functions, saved under its version. Instants are ISO 8601 in UTC. */
export interface Alert {
  readonly alertId: string;
  /** How many times it was saved; the condition of the next save. */
  readonly version: number;
  readonly inseeCode: string;
  /** The community where a resident reported it; absent from alerts of the municipality. */
  readonly origin?: { readonly communityId: string; readonly name: string };
  readonly category: string;
  readonly categoryLabel: Bilingual;
  readonly capCategory: CapCategory;
  readonly level: Level;
  /** It is practice. The category `exercise` is so in any case: `isExercise` answers. */
  readonly exercise?: true;
  /** As last written: that an alert has expired, only the clock says. */
  readonly status: Exclude<AlertStatus, 'expired'>;
  /** Neighbours read it, or only officers and referents do. */
  readonly readers: 'neighbours' | 'officers';
  readonly description: string;
  readonly place: Place;
  readonly happenedAt: string;
  readonly reportedAt: string;
  readonly expiresAt: string;
  readonly author: Author;
  readonly emergencyCalled: EmergencyCalled;
  readonly vehicle?: Vehicle;
  readonly caseNumber?: string;
  /** All that it was sent to so far, forwardings included. */
  readonly addressees: Addressees;
  readonly messages: readonly Message[];
  readonly witnesses: { readonly confirm: number; readonly deny: number };
  /** The police saw it themselves, or took charge of it. */
  readonly confirmedByPolice: boolean;
  readonly awaits?: Awaited;
  /** Who confirmed, when an officer had to. */
  readonly confirmedBy?: Pick<Author, 'residentId' | 'kind'>;
  readonly moderation: Moderation;
  /** The end of its chain of history: how many entries there are, and the hash of the last. */
  readonly history: { readonly count: number; readonly hash: string };
}
