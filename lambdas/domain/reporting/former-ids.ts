/** Whoever had no account has another id since they signed up; what they did before is still theirs. */
import type { Alert } from '../alerts/alert.ts';
import type { Resident } from '../residents/resident.ts';
import type { ReporterRecord } from './reporter-record.ts';

/** Every id that a resident was known by, the present one first. */
export const idsOf = ({
  residentId,
  formerIds = [],
}: Pick<Resident, 'residentId' | 'formerIds'>): readonly string[] => [residentId, ...formerIds];

/** The resident under the id by which an alert knows them: as its author, as one who flagged it, or as they are now. */
export function asKnownTo({ author, moderation }: Pick<Alert, 'author' | 'moderation'>, resident: Resident): Resident {
  if (!resident.formerIds) return resident;
  const ids = idsOf(resident);
  const flagged = moderation.flags.map(({ residentId }) => residentId);
  const residentId = [author.residentId, ...flagged].find((id) => ids.includes(id)) ?? resident.residentId;
  return { ...resident, residentId, formerIds: ids.filter((id) => id !== residentId) };
}

/** What limits and risk look at: nobody is a newcomer, nor rid of a suspension, by signing up. */
export function weighedRecord(own: ReporterRecord, former: readonly ReporterRecord[]): ReporterRecord {
  const all = [own, ...former];
  return {
    ...own,
    broadcasts: byTime(all.flatMap(({ broadcasts }) => broadcasts)),
    exercises: all.flatMap(({ exercises }) => exercises).sort(),
    total: all.reduce((sum, { total }) => sum + total, 0),
    upheld: byTime(all.flatMap(({ upheld }) => upheld)),
  };
}

const byTime = <Event extends { readonly at: string }>(events: readonly Event[]): Event[] =>
  events.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
