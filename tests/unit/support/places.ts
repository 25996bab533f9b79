import type { Polygon } from '../../../contract/operations/communities.ts';
import type { Municipality } from '../../../lambdas/domain/communities/community.ts';
import type { Position } from '../../../lambdas/domain/residents/resident.ts';

export const saintSebastien: Municipality = {
  inseeCode: '44190',
  name: 'Saint-Sébastien-sur-Loire',
  postcodes: ['44230'],
};

export const nantes: Municipality = {
  inseeCode: '44109',
  name: 'Nantes',
  postcodes: ['44000', '44100', '44200', '44300'],
};

/** In Saint-Sébastien-sur-Loire, within the community of Les Lilas. */
export const rueDesLilas: Position = { latitude: 47.205, longitude: -1.503 };

/** A square around a position, a hundredth of a degree wide unless told otherwise. */
export function squareAround({ latitude, longitude }: Position, halfDegrees = 0.005): Polygon {
  const [south, north] = [latitude - halfDegrees, latitude + halfDegrees];
  const [west, east] = [longitude - halfDegrees, longitude + halfDegrees];
  return polygonOf([west, south], [east, south], [east, north], [west, north]);
}

/** The polygon with these corners, longitude first; the ring is closed. */
export function polygonOf(...corners: [longitude: number, latitude: number][]): Polygon {
  return { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] };
}
