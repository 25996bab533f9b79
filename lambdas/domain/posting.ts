import type { CapCategory } from '../../contract/cap-categories.ts';
import type { Bilingual, Level } from '../../contract/fields.ts';
import type { AlertStatus, EmergencyCalled, Place, Vehicle } from '../../contract/operations/alerts.ts';

/** One reported fact. Instants are ISO 8601 in UTC. */
interface Alert {
  readonly alertId: string;
  readonly category: string;
  readonly categoryLabel: Bilingual;
  /** Absent from alerts of before it was kept: their category is built in. */
  readonly capCategory?: CapCategory;
  readonly level: Level;
  readonly status: AlertStatus;
  readonly audience: 'neighbours' | 'officers';
  readonly description: string;
  readonly place: Place;
  readonly happenedAt: string;
  readonly reportedAt: string;
  readonly expiresAt: string;
  readonly author: Author;
  readonly emergencyCalled: EmergencyCalled;
  readonly vehicle?: Vehicle;
}

export interface Author {
  readonly residentId: string;
  readonly kind: 'resident' | 'referent' | 'police' | 'town-hall';
  readonly name: string;
  /** Hidden from neighbours; officers and referents always see it. */
  readonly hidden: boolean;
}

/** One alert in one community: what its members see, and what is published to its topics. */
export interface Posting extends Alert {
  readonly communityId: string;
  readonly communityName: string;
  readonly inseeCode: string;
}

export type PostingKey = Pick<Posting, 'alertId' | 'communityId'>;

/** How far a posting is on its way to the topics. */
export interface Publication {
  readonly state: 'pending' | 'published' | 'failed' | 'not-needed';
  /** Tries that failed so far. */
  readonly attempts: number;
  /** The message that each topic took, by the topic's minimum level. */
  readonly messageIds: Partial<Record<Level, string>>;
}
