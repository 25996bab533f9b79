import type { Community } from '../../../lambdas/domain/communities/community.ts';

/** A quarter of Saint-Sébastien-sur-Loire, about 600 m by 500 m, but for what a test says otherwise. */
export function aCommunity(differences: Partial<Community> = {}): Community {
  return {
    communityId: '01JDB1H7K2C4D6E8F0G2H4J6K8',
    inseeCode: '44190',
    name: 'Les Lilas',
    area: {
      type: 'Polygon',
      coordinates: [
        [
          [-1.507, 47.203],
          [-1.499, 47.203],
          [-1.499, 47.2075],
          [-1.507, 47.2075],
          [-1.507, 47.203],
        ],
      ],
    },
    center: { latitude: 47.20525, longitude: -1.503 },
    createdBy: '03RRRRRRRRRRRRRRRRRRRRRRRR',
    version: 1,
    ...differences,
  };
}
