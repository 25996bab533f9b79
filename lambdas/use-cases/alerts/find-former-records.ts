import { idsOf } from '../../domain/reporting/former-ids.ts';
import type { ReporterRecord } from '../../domain/reporting/reporter-record.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';

/**
 * What a resident sent before they signed up: one more trip to the database, for those alone who did. It is read and never rewritten, so
 * that what moderators decide on it later weighs too.
 * @param ownId whose record was read already
 */
export async function findFormerRecords(
  alerts: Pick<AlertStore, 'findRecord'>,
  resident: Resident,
  ownId: string = resident.residentId,
): Promise<ReporterRecord[]> {
  const others = idsOf(resident).filter((id) => id !== ownId);
  return Promise.all(others.map((id) => alerts.findRecord(id)));
}
