import type { ContestationStore } from '../contestations/contestations.ts';
import { inMemoryContestationStore } from '../contestations/in-memory-contestations.ts';
import type { ResidentStore } from '../residents/residents.ts';
import { newAlertRows } from './alert-rows.ts';
import type { AlertStore } from './alerts.ts';
import type { DeliveryStore } from './deliveries.ts';
import { inMemoryAlertStore } from './in-memory-alert-store.ts';
import { inMemoryDeliveryStore } from './in-memory-delivery-store.ts';
import { inMemoryPostingStore } from './in-memory-posting-store.ts';
import type { PostingStore } from './postings.ts';

/** Long before any alert: by this clock nothing is ever too old. */
const noTimePasses = () => new Date(0);

/**
 * The alerts of one process and how they travel, for tests; the same suite runs over them and over the table.
 * @param residents whose rights are checked when an alert is accepted; without them everyone has every right
 * @param clock by which alerts, advice and plates are gone one day; without it they stay
 */
export function inMemoryAlertTable(
  residents?: Pick<ResidentStore, 'load'>,
  clock: () => Date = noTimePasses,
): { alerts: AlertStore; postings: PostingStore; deliveries: DeliveryStore; contestations: ContestationStore } {
  const rows = newAlertRows();
  return {
    alerts: inMemoryAlertStore(rows, clock, residents),
    postings: inMemoryPostingStore(rows),
    deliveries: inMemoryDeliveryStore(rows),
    contestations: inMemoryContestationStore(rows.contestations, clock),
  };
}
