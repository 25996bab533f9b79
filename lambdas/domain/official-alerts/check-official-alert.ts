import type { Category } from '../../../contract/categories.ts';
import type { Level } from '../../../contract/fields.ts';
import type { OfficialAlert } from '../../../contract/operations/official-alerts.ts';
import { categoryErrors, clockSkewMs, type FoundCategory, positionErrors } from '../alerts/fact-errors.ts';
import { keptMs, longestVisibleMs } from '../alerts/life.ts';
import { asPractised, exerciseErrors } from '../exercises/exercise.ts';
import { type FieldError, invalidInput } from '../refusal.ts';

/** As long as anything of an alert is kept. An appeal for witnesses may be about a fact however old. */
const oldestFactMs = keptMs;

/**
 * Checks what the schema cannot: the category and what it needs, the times and the place. Officers may announce what is to come, and
 * choose another level than the category's.
 * @returns the level of the alert and its category, as it is practised where it is an exercise
 * @throws Refusal `invalid-input` naming every field that is wrong
 */
export function checkOfficialAlert(
  alert: OfficialAlert,
  found: FoundCategory,
  now: Date,
): { category: Category; level: Level } {
  const practised = found && asPractised(found, alert);
  const errors = [
    ...categoryErrors(found),
    ...exerciseErrors(alert),
    ...(practised ? [...choiceErrors(alert, practised), ...appealErrors(alert, practised, now)] : []),
    ...positionErrors(alert.place),
    ...happenedErrors(alert, found, now),
    ...endErrors(alert, now),
  ];
  const level = alert.level ?? found?.level;
  if (!practised || !level || errors.length > 0) throw invalidInput(...errors);
  return { category: practised, level };
}

/** What a category leaves to its sender. An evacuation lasts until it is cancelled. */
function choiceErrors({ level, expiresAt }: OfficialAlert, category: Category): FieldError[] {
  const endsByItself = category.livesHours !== undefined || category.needs === 'second-officer';
  return [
    ...oneIf(!level && !category.level, { path: 'level', code: 'level-needed' }),
    ...oneIf(!expiresAt && !endsByItself, { path: 'expiresAt', code: 'end-needed' }),
  ];
}

/** An appeal for witnesses says which case, when and where. */
function appealErrors({ caseNumber, happenedAt, place }: OfficialAlert, category: Category, now: Date): FieldError[] {
  if (!isAppeal(category)) return [];
  const isToCome = happenedAt !== undefined && Date.parse(happenedAt) > now.getTime() + clockSkewMs;
  const nowhere = place.latitude === undefined && place.longitude === undefined;
  return [
    ...oneIf(caseNumber === undefined, { path: 'caseNumber', code: 'case-number-needed' }),
    ...oneIf(happenedAt === undefined, { path: 'happenedAt', code: 'missing' }),
    ...oneIf(isToCome, { path: 'happenedAt', code: 'in-the-future' }),
    ...oneIf(nowhere, { path: 'place', code: 'place-needs-position' }),
  ];
}

function happenedErrors({ happenedAt }: OfficialAlert, category: FoundCategory, now: Date): FieldError[] {
  if (happenedAt === undefined || (category && isAppeal(category))) return [];
  const aheadMs = Date.parse(happenedAt) - now.getTime();
  return [
    ...oneIf(aheadMs < -oldestFactMs, { path: 'happenedAt', code: 'too-long-ago' }),
    ...oneIf(aheadMs > longestVisibleMs, { path: 'happenedAt', code: 'too-far-ahead' }),
  ];
}

function endErrors({ expiresAt, happenedAt }: OfficialAlert, now: Date): FieldError[] {
  if (expiresAt === undefined) return [];
  const aheadMs = Date.parse(expiresAt) - now.getTime();
  if (aheadMs <= 0) return [{ path: 'expiresAt', code: 'in-the-past' }];
  if (aheadMs > longestVisibleMs) return [{ path: 'expiresAt', code: 'over-seven-days' }];
  const endsFirst = happenedAt !== undefined && Date.parse(expiresAt) <= Date.parse(happenedAt);
  return oneIf(endsFirst, { path: 'expiresAt', code: 'not-after-the-start' });
}

const isAppeal = ({ needs }: Category): boolean => needs === 'case-number';

const oneIf = (wrong: boolean, error: FieldError): FieldError[] => (wrong ? [error] : []);
