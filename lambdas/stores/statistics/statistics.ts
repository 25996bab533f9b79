import type { Alert } from '../../domain/alerts/alert.ts';
import type { SettledDelivery } from '../../domain/deliveries/delivery-totals.ts';
import type { CountedSheet } from '../../domain/statistics/contribution.ts';
import type { Period } from '../../domain/statistics/statistics-period.ts';

/** What of an alert is in the figures, and of which state of it that was. */
export interface CountedAlert extends CountedSheet {
  /** Whether its community was large when it was first counted: it stays so. */
  readonly ofMany: boolean;
  readonly alertVersion: number;
  /** Of the totals of what was delivered; 0 while nothing is known of it. */
  readonly totalsVersion: number;
}

/** What has to be known of an alert beside itself to count it. */
export interface Counting {
  /** Absent when it was never counted. */
  readonly counted?: CountedAlert;
  /** Absent while nothing is known of it. */
  readonly delivered?: SettledDelivery;
}

/** The figures of municipalities, a sheet for each day and community; they hold nothing about a person, and stay. */
export interface StatisticsStore {
  /** As it is now. */
  findCounting(alertId: string): Promise<Counting>;
  /** Of those among these of which anything is known. */
  listCountings(alertIds: readonly string[]): Promise<ReadonlyMap<string, Counting>>;
  /**
   * Puts an alert into the figures as it has become, in the place of what of it was in them.
   * @param before what was read
   * @throws Refusal `changed-meanwhile` when it was counted in between
   */
  count(
    alert: Pick<Alert, 'alertId' | 'reportedAt'>,
    before: CountedAlert | undefined,
    after: CountedAlert,
  ): Promise<void>;
  listSheets(inseeCode: string, period: Period): Promise<CountedSheet[]>;
}
