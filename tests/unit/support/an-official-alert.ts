import { type Category, findCategory } from '../../../contract/categories.ts';
import type { OfficialAlert } from '../../../contract/operations/official-alerts.ts';
import type { Officer } from '../../../lambdas/domain/municipalities/office.ts';
import { type OfficialDraft, officialAlert } from '../../../lambdas/domain/official-alerts/official-alert.ts';

/** When officers write what these make. */
export const sentAt = new Date('2026-11-22T20:30:00.000Z');

/** So many hours after that moment, or before it, ISO 8601. */
export const hoursLater = (hours: number): string => new Date(sentAt.getTime() + hours * 3_600_000).toISOString();

/** What an officer tells all communities about the water, but for what a test says otherwise. */
export function told(differences: Partial<OfficialAlert> = {}): OfficialAlert {
  return {
    category: 'utility_outage',
    description: 'L’eau est coupée pendant les réparations.',
    place: { description: 'quartier nord' },
    audience: 'all-communities',
    emergencyCalled: 'not-needed',
    ...differences,
  };
}

export function builtIn(categoryId: string): Category {
  const found = findCategory(categoryId);
  if (!found) throw new Error(`there is no category ${categoryId}`);
  return found;
}

export const sophie: Officer = {
  residentId: '02SSSSSSSSSSSSSSSSSSSSSSSS',
  kind: 'town-hall',
  name: 'Sophie Bernard',
  hidden: false,
};

export const karim: Officer = {
  residentId: '02KKKKKKKKKKKKKKKKKKKKKKKK',
  kind: 'police',
  name: 'Karim Haddad',
  hidden: false,
};

/** What {@link sophie} drafted, but for what a test says otherwise. */
export function aDraft(differences: Partial<OfficialDraft> = {}): OfficialDraft {
  const body = differences.told ?? told();
  const category = builtIn(body.category);
  return {
    alertId: '01M82F8XX0Z6V3N5T7W9X1Y0AB',
    inseeCode: '44190',
    told: body,
    category,
    level: body.level ?? category.level ?? 'information',
    author: sophie,
    to: { communityIds: [], allCommunities: true, referents: false },
    ...differences,
  };
}

/** An evacuation that waits for its second officer. */
export function aWaitingEvacuation(differences: Partial<OfficialAlert> = {}) {
  return officialAlert(aDraft({ told: told({ category: 'evacuation', ...differences }) }), { waits: true }, sentAt)
    .alert;
}
