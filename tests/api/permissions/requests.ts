/** Bodies of requests that are right in every way. */
import type { OfficialAlert } from '../../../contract/operations/official-alerts.ts';
import { inTheQuarter } from '../../support/communities.ts';

export const aCategory = {
  label: { fr: 'Crue de la Loire', en: 'Loire in flood' },
  capCategory: 'Met',
  level: 'vigilance',
  senders: 'officers',
  audience: 'neighbours',
  livesHours: 24,
} as const;

type Audience = OfficialAlert['audience'];

export const aNotice = (audience: Audience) => ({
  category: 'utility_outage',
  description: 'L’eau est coupée dans la rue pour des travaux.',
  place: { description: 'rue du Douet', ...inTheQuarter },
  audience,
});

/** Waits for a second officer. */
export const anEvacuation = (audience: Audience) => ({
  ...aNotice(audience),
  category: 'evacuation',
  description: 'Une fuite de gaz oblige à quitter la rue.',
});
