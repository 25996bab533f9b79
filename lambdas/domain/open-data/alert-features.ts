/** The alerts of a municipality on a map: https://www.rfc-editor.org/rfc/rfc7946 */
import type { Polygon } from '../../../contract/operations/communities.ts';
import type { AlertFeature, AlertFeatures } from '../../../contract/operations/open-data.ts';
import type { Alert } from '../alerts/alert.ts';
import { type Publisher, publicAlert } from './public-alert.ts';

/** The area of a community, by its id. */
export type AreaOf = (communityId: string) => Polygon | undefined;

/** @param alerts public ones, the newest first */
export function alertFeatures(
  alerts: readonly Alert[],
  areaOf: AreaOf,
  publisher: Publisher,
  now: Date,
): AlertFeatures {
  const features = alerts.map(
    (alert): AlertFeature => ({
      type: 'Feature',
      id: alert.alertId,
      geometry: geometryOf(alert, areaOf),
      properties: publicAlert(alert, publisher, now),
    }),
  );
  const box = boxOf(features.flatMap(({ geometry }) => positionsOf(geometry)));
  return { type: 'FeatureCollection', ...(box ? { bbox: box } : {}), features };
}

function geometryOf({ place, addressees }: Alert, areaOf: AreaOf): AlertFeature['geometry'] {
  const { latitude, longitude } = place;
  if (latitude !== undefined && longitude !== undefined) return { type: 'Point', coordinates: [longitude, latitude] };
  if (addressees.allCommunities) return null;
  const areas = addressees.communityIds.flatMap((communityId) => areaOf(communityId) ?? []).map(counterclockwise);
  const [only, ...others] = areas;
  if (!only) return null;
  if (others.length === 0) return only;
  return { type: 'MultiPolygon', coordinates: areas.map(({ coordinates }) => coordinates) };
}

type Ring = Polygon['coordinates'][number];

/** Section 3.1.6: the outline runs against the clock. Areas are kept as they were drawn. */
function counterclockwise({ coordinates }: Polygon): Polygon {
  return {
    type: 'Polygon',
    coordinates: coordinates.map((ring) => (doubleSurface(ring) < 0 ? ring.toReversed() : ring)),
  };
}

const doubleSurface = (ring: Ring) =>
  ring.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = ring[index] ?? [x, y];
    return sum + (fromX * y - x * fromY);
  }, 0);

function positionsOf(geometry: AlertFeature['geometry']): Ring {
  if (!geometry) return [];
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}

function boxOf(positions: Ring): AlertFeatures['bbox'] {
  if (positions.length === 0) return undefined;
  const of = (pick: (...values: number[]) => number, axis: 0 | 1) =>
    positions.map((one) => one[axis]).reduce((a, b) => pick(a, b));
  return [of(Math.min, 0), of(Math.min, 1), of(Math.max, 0), of(Math.max, 1)];
}
