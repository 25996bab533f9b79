import type { Position } from '../residents/resident.ts';
import type { Box } from './grid.ts';

/** A point of the plane: `x` to the east, `y` to the north. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const radiansPerDegree = Math.PI / 180;

/**
 * A flat map in metres around an origin (equirectangular, with the lengths of a degree on the WGS 84 ellipsoid at the origin's latitude).
 * Within 25 km of the origin, and 60 degrees of the equator, its distances are wrong by less than 1 %.
 * @see https://en.wikipedia.org/wiki/Geographic_coordinate_system#Length_of_a_degree
 */
export function projectionAround(origin: Position): (position: Position) => Point {
  const { longitude: metersPerLongitudeDegree, latitude: metersPerLatitudeDegree } = metersPerDegree(origin);
  return (position) => ({
    x: (position.longitude - origin.longitude) * metersPerLongitudeDegree,
    y: (position.latitude - origin.latitude) * metersPerLatitudeDegree,
  });
}

/** The box that reaches this far from a position each way; not for the neighbourhood of a pole. */
export function boxAround({ latitude, longitude }: Position, meters: number): Box {
  const degree = metersPerDegree({ latitude, longitude });
  const [height, width] = [meters / degree.latitude, meters / degree.longitude];
  return {
    southWest: { latitude: latitude - height, longitude: longitude - width },
    northEast: { latitude: latitude + height, longitude: longitude + width },
  };
}

function metersPerDegree(origin: Position): Position {
  const latitude = origin.latitude * radiansPerDegree;
  return {
    latitude: 111_132.95 - 559.85 * Math.cos(2 * latitude) + 1.18 * Math.cos(4 * latitude),
    longitude: 111_412.88 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude) + 0.12 * Math.cos(5 * latitude),
  };
}

/** The smallest distance from the map's origin to the segment between two points. */
export function distanceToSegment(from: Point, to: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const lengthSquared = x * x + y * y;
  const along = lengthSquared === 0 ? 0 : -(from.x * x + from.y * y) / lengthSquared;
  const nearest = Math.min(1, Math.max(0, along));
  return Math.hypot(from.x + nearest * x, from.y + nearest * y);
}
