import { randomUUID } from 'node:crypto';
import type { AlertView } from '../../contract/operations/alert-fields.ts';
import type { AlertReport } from '../../contract/operations/alerts.ts';
import type { Person } from '../../local/story/person.ts';
import { inTheQuarter } from './communities.ts';

/** A report that is right in every way, but for what the test changes. */
export function aReport(changes: Partial<AlertReport> = {}): AlertReport {
  return {
    category: 'theft',
    description: 'Un vélo a été pris dans la cour, la chaîne est coupée.',
    place: { description: 'rue du Douet', ...inTheQuarter },
    happenedAt: new Date().toISOString(),
    emergencyCalled: 'no',
    ...changes,
  };
}

/** Reports a fact to a community. */
export function report(
  { client }: Person,
  communityId: string,
  body: AlertReport = aReport(),
  key: string = randomUUID(),
): Promise<AlertView> {
  return client.reportAlert({ params: { communityId }, headers: { 'idempotency-key': key }, body });
}
