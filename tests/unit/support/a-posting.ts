import type { Posting } from '../../../lambdas/domain/posting.ts';

/** A burglary under way in Saint-Sébastien-sur-Loire, but for what a test says otherwise. */
export function aPosting(differences: Partial<Posting> = {}): Posting {
  return {
    alertId: '01JDB2Q4M8Z6V3N5T7W9X1Y0AB',
    communityId: '01JDB1H7K2C4D6E8F0G2H4J6K8',
    communityName: 'Les Lilas',
    inseeCode: '44190',
    category: 'burglary_in_progress',
    categoryLabel: { fr: 'Cambriolage en cours', en: 'Burglary in progress' },
    level: 'danger',
    status: 'published',
    audience: 'neighbours',
    description: 'Deux personnes forcent la porte du garage.',
    place: { description: '12 rue des Lilas' },
    happenedAt: '2026-11-22T20:30:00.000Z',
    reportedAt: '2026-11-22T20:31:00.000Z',
    expiresAt: '2026-11-22T22:31:00.000Z',
    author: { residentId: '02AAAAAAAAAAAAAAAAAAAAAAAA', kind: 'resident', name: 'Camille Martin', hidden: false },
    emergencyCalled: 'no',
    ...differences,
  };
}
