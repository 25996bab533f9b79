/** Publication follows risk: what a report says, who sends it and what it warns of decide whether it leaves at once. */
import { dayMs } from './life.ts';
import { isOfficer } from './office.ts';
import { levelOf, type Reporting } from './report.ts';
import type { ReporterRecord } from './reporter-record.ts';
import type { Membership } from './resident.ts';
import type { Finding } from './screening/screen.ts';

/** Somebody's first report, so soon after they joined and about somebody's bearing, is read by a moderator first. */
const newcomerMs = 7 * dayMs;

type Course = 'publish' | 'publish-masked' | 'reword-or-hold';

export interface Risk {
  readonly course: Course;
  /** What the screening found: to mask, or to reword. */
  readonly findings: readonly Finding[];
}

/** What is known of a report and of whoever sends it. */
export interface Suspicions {
  /** What the screening found in its words. */
  readonly found: readonly Finding[];
  readonly record: ReporterRecord;
  readonly membership: Pick<Membership, 'requestedAt' | 'activeSince'> | undefined;
}

/** What is to become of a report. Officers answer for their words; in danger nothing waits, and words about people are masked. */
export function riskOf({ category, author }: Reporting, suspicions: Suspicions, now: Date): Risk {
  const found = isOfficer(author) ? [] : suspicions.found;
  if (levelOf(category) === 'danger') {
    return { course: found.length > 0 ? 'publish-masked' : 'publish', findings: found };
  }
  const isNew = !isOfficer(author) && isSuspicion(category.categoryId) && isNewcomer(suspicions, now);
  const findings = isNew ? [...found, { path: 'category', reason: 'newcomer' as const }] : found;
  return { course: findings.length > 0 ? 'reword-or-hold' : 'publish', findings };
}

/** Whether a report may have to be reworded, as far as its words and its category alone tell. */
export function mayNeedRewording(categoryId: string, found: readonly Finding[]): boolean {
  return found.length > 0 || isSuspicion(categoryId);
}

const isSuspicion = (categoryId: string) => categoryId.startsWith('suspicious_');

function isNewcomer({ record, membership }: Suspicions, now: Date): boolean {
  if (record.total > 0 || !membership) return false;
  const joinedAt = membership.activeSince ?? membership.requestedAt;
  return now.getTime() - Date.parse(joinedAt) < newcomerMs;
}
