import type { Category } from '../../contract/categories.ts';
import type { AlertReport } from '../../contract/operations/alerts.ts';
import { distanceMeters } from './area.ts';
import type { Community } from './community.ts';
import { dayMs, expiryOf } from './life.ts';
import type { Author, Posting } from './posting.ts';
import { type FieldError, invalidInput, Refusal } from './refusal.ts';
import type { SpecialCategory } from './special-category.ts';

/** A fact is reported within a day. */
const oldestFactMs = dayMs;

/** By how much a phone's clock may be ahead of ours before its time counts as the future. */
const clockSkewMs = 30_000;

/** A place named in a report is in or near its community. */
const farthestPlaceMeters = 20_000;

/** Built in, or the municipality's own; nothing when there is none of that name. */
type FoundCategory = Category | SpecialCategory | undefined;

/**
 * Checks what the schema cannot: the category, the time and the place.
 * @returns the category of the report
 * @throws Refusal `invalid-input` naming every field that is wrong
 */
export function checkReport(report: AlertReport, category: FoundCategory, community: Community, now: Date): Category {
  const errors = [
    ...categoryErrors(category),
    ...timeErrors(report.happenedAt, now),
    ...placeErrors(report.place, community),
  ];
  if (!category || errors.length > 0) throw invalidInput(...errors);
  return category;
}

function categoryErrors(category: FoundCategory): FieldError[] {
  if (!category) return [{ path: 'category', code: 'unknown-category' }];
  return 'retiredAt' in category ? [{ path: 'category', code: 'retired-category' }] : [];
}

function timeErrors(happenedAt: string, now: Date): FieldError[] {
  const ageMs = now.getTime() - Date.parse(happenedAt);
  if (ageMs < -clockSkewMs) return [{ path: 'happenedAt', code: 'in-the-future' }];
  return ageMs > oldestFactMs ? [{ path: 'happenedAt', code: 'too-old' }] : [];
}

function placeErrors({ latitude, longitude }: AlertReport['place'], { area }: Community): FieldError[] {
  if (latitude === undefined && longitude === undefined) return [];
  if (latitude === undefined || longitude === undefined) return [{ path: 'place', code: 'position-incomplete' }];
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

/** The posting of a report in its community, published at once. */
export function draftPosting(
  alertId: string,
  report: AlertReport,
  category: Category,
  community: Community,
  author: Author,
  now: Date,
): Posting {
  return {
    alertId,
    communityId: community.communityId,
    communityName: community.name,
    inseeCode: community.inseeCode,
    category: category.categoryId,
    categoryLabel: category.label,
    capCategory: category.capCategory,
    level: category.level ?? 'information',
    status: 'published',
    audience: category.audience,
    description: report.description,
    place: report.place,
    happenedAt: Date.parse(report.happenedAt) > now.getTime() ? now.toISOString() : report.happenedAt,
    reportedAt: now.toISOString(),
    expiresAt: expiryOf(category, now).toISOString(),
    author,
    emergencyCalled: report.emergencyCalled,
    ...(report.vehicle ? { vehicle: report.vehicle } : {}),
  };
}
