import type { Category } from '../../../contract/categories.ts';
import type { AlertReport } from '../../../contract/operations/alerts.ts';
import type { Alert, Author } from '../alerts/alert.ts';
import { draftAlert } from '../alerts/draft-alert.ts';
import { categoryErrors, clockSkewMs, type FoundCategory, positionErrors } from '../alerts/fact-errors.ts';
import { expiryOf } from '../alerts/life.ts';
import { distanceMeters } from '../communities/area.ts';
import type { Community } from '../communities/community.ts';
import { asPractised, exerciseErrors, markOf } from '../exercises/exercise.ts';
import { dayMs } from '../milliseconds.ts';
import { type FieldError, invalidInput, Refusal } from '../refusal.ts';

/** A fact is reported within a day. */
const oldestFactMs = dayMs;

/** A place named in a report is in or near its community. */
const farthestPlaceMeters = 20_000;

/**
 * Checks what the schema cannot: the category, the time and the place.
 * @returns the category of the report, as it is practised where it is an exercise
 * @throws Refusal `invalid-input` naming every field that is wrong
 */
export function checkReport(report: AlertReport, category: FoundCategory, community: Community, now: Date): Category {
  const errors = [
    ...categoryErrors(category),
    ...levelErrors(report, category),
    ...exerciseErrors(report),
    ...timeErrors(report.happenedAt, now),
    ...placeErrors(report.place, community),
  ];
  if (!category || errors.length > 0) throw invalidInput(...errors);
  return asPractised(category, report);
}

/** Nobody tells neighbours that a danger is less than that. */
function levelErrors({ level }: AlertReport, category: FoundCategory): FieldError[] {
  return level !== undefined && category?.level !== undefined ? [{ path: 'level', code: 'level-fixed' }] : [];
}

function timeErrors(happenedAt: string, now: Date): FieldError[] {
  const ageMs = now.getTime() - Date.parse(happenedAt);
  if (ageMs < -clockSkewMs) return [{ path: 'happenedAt', code: 'in-the-future' }];
  return ageMs > oldestFactMs ? [{ path: 'happenedAt', code: 'too-old' }] : [];
}

function placeErrors(place: AlertReport['place'], { area }: Community): FieldError[] {
  const { latitude, longitude } = place;
  if (latitude === undefined || longitude === undefined) return positionErrors(place);
  return distanceMeters({ latitude, longitude }, area) > farthestPlaceMeters
    ? [{ path: 'place', code: 'too-far' }]
    : [];
}

const ranks = ['resident', 'referent', 'officer', 'police'] as const;
const leastRank = { residents: 'resident', referents: 'referent', officers: 'officer', police: 'police' } as const;
const rankOf = { resident: 'resident', referent: 'referent', 'town-hall': 'officer', police: 'police' } as const;

/** A report carries no second officer and no case number: what needs one cannot be sent so. @throws Refusal `category-not-allowed` */
export function requireSender(category: Category, { kind }: Author): void {
  const ranksHigh = ranks.indexOf(rankOf[kind]) >= ranks.indexOf(leastRank[category.senders]);
  if (!ranksHigh || category.needs) throw new Refusal('category-not-allowed');
}

/** A report that may be sent, and by whom. */
export interface Reporting {
  readonly alertId: string;
  readonly report: AlertReport;
  readonly category: Category;
  readonly community: Community;
  readonly author: Author;
}

/** Where its sender may choose the level and does not, a report has the least. */
export const levelOf = ({ report, category }: Pick<Reporting, 'report' | 'category'>) =>
  category.level ?? report.level ?? 'information';

/** The alert that a report makes, before anybody reads it. */
export function draftReport({ alertId, report, category, community, author }: Reporting, now: Date): Alert {
  const { communityId, name, inseeCode } = community;
  const { description, place, happenedAt, emergencyCalled, vehicle } = report;
  const draft = {
    alertId,
    inseeCode,
    origin: { communityId, name },
    category,
    level: levelOf({ report, category }),
    ...markOf(report),
    description,
    place,
    happenedAt: Date.parse(happenedAt) > now.getTime() ? now.toISOString() : happenedAt,
    expiresAt: expiryOf(category, now).toISOString(),
    author,
    emergencyCalled,
    ...(vehicle ? { vehicle } : {}),
    addressees: { communityIds: [communityId], allCommunities: false, referents: false },
  };
  return draftAlert(draft, now);
}
