import type { Contestation } from '../../domain/contestations/contestation.ts';
import type { CountedOrigin } from '../../domain/source-limits.ts';
import type { FeedPage } from '../alerts/alerts.ts';

/** Whom a contestation is counted for. */
interface Contesting {
  /** What stands for the address it came from, and for its site: never the address itself. */
  readonly origins: readonly CountedOrigin[];
  /** How many a day a municipality takes. */
  readonly mostForMunicipality: number;
}

/** What was written against alerts by people without an account; in the table of alerts, and kept by itself. */
export interface ContestationStore {
  /** What the digests of this day are made with, the same one for everybody; random, and forgotten afterwards. @param day of UTC */
  saltOf(day: string): Promise<string>;
  /**
   * Counts a request, and keeps what it brings.
   * @param contestation absent where there is no such alert: the request counts all the same
   * @throws Refusal `too-many-contestations`, `unavailable`
   */
  receive(contesting: Contesting, contestation: Contestation | undefined, now: Date): Promise<void>;
  /** As it is stored: what is over by now is for `presentOf` to leave out. */
  find(contestationId: string): Promise<Contestation | undefined>;
  /** Of a municipality, newest first; a page can be short and still have a next one. */
  list(inseeCode: string, page: FeedPage): Promise<{ contestations: Contestation[]; next?: string }>;
  /** Those with which something is to be done by then, the longest due first. */
  listDue(now: Date, limit: number): Promise<Contestation[]>;
  /** @returns what is now stored, its version one higher. @throws Refusal `changed-meanwhile` when somebody saved in between */
  save(before: Contestation, after: Contestation): Promise<Contestation>;
}
