/** Publication follows risk: what a report says, who sends it and what it warns of decide whether it leaves at once. */
import { dayMs } from '../milliseconds.ts';
import { isOfficer } from '../municipalities/office.ts';
import { needsSecondOfficer } from '../official-alerts/second-officer.ts';
import type { Membership } from '../residents/resident.ts';
import type { Finding } from '../screening/screen.ts';
import { levelOf, type Reporting } from './report.ts';
import type { ReporterRecord } from './reporter-record.ts';

/** What somebody reports of somebody's bearing, so soon after they joined and before any report of theirs was published, a moderator reads first. */
const newcomerMs = 7 * dayMs;

type Course = 'publish' | 'publish-masked' | 'reword-or-hold' | 'confirm-first';

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
  /** How many residents an officer alarms by it under their office; none when it is a neighbour's report. */
  readonly alarmed: number;
}

/**
 * What is to become of a report. Officers answer for their words, and ask another one before they alarm many; in danger nothing else
 * waits, and words about people are masked.
 */
export function riskOf(reporting: Reporting, suspicions: Suspicions, now: Date): Risk {
  const { category, author } = reporting;
  if (needsSecondOfficer({ category: category.categoryId }, suspicions.alarmed)) {
    return { course: 'confirm-first', findings: [] };
  }
  const found = isOfficer(author) ? [] : suspicions.found;
  if (levelOf(reporting) === 'danger') {
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
