/** The shapes of CAP areas. */
import { distanceToRing } from '../communities/area.ts';
import { projectionAround } from '../communities/projection.ts';
import { ringsMeet } from '../communities/ring.ts';
import type { Position } from '../residents/resident.ts';

/** A closed outline, or a circle. */
export type CapShape =
  | { readonly ring: readonly Position[] }
  | { readonly center: Position; readonly radiusMeters: number };

/** Outlines of more corners are not looked at: their source means no town. */
const cornersAtMost = 5_000;

/** `lat,lon lat,lon …`, the first position repeated at the end; nothing when it is no outline. */
export function readPolygon(text: string): CapShape | undefined {
  const pairs = text.split(/\s+/);
  if (pairs.length < 4 || pairs.length > cornersAtMost) return undefined;
  const ring = pairs.map(readPosition);
  return ring.every((position) => position !== undefined) ? { ring } : undefined;
}

/** `lat,lon radius`, the radius in kilometres. */
export function readCircle(text: string): CapShape | undefined {
  const [pair = '', radius = ''] = text.split(/\s+/);
  const center = readPosition(pair);
  const radiusMeters = Number(radius) * 1000;
  return center && radius !== '' && radiusMeters >= 0 && Number.isFinite(radiusMeters)
    ? { center, radiusMeters }
    : undefined;
}

function readPosition(pair: string): Position | undefined {
  const [latitude = Number.NaN, longitude = Number.NaN, ...more] = pair.split(',').map(Number);
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && more.length === 0;
  return isPlace ? { latitude, longitude } : undefined;
}

/** Whether two shapes have a place in common. */
export function touch(one: CapShape, other: CapShape): boolean {
  if ('ring' in one && 'ring' in other) return ringsMeet(one.ring, other.ring);
  if ('ring' in one) return touch(other, one);
  if ('ring' in other) return distanceToRing(one.center, other.ring) <= one.radiusMeters;
  const { x, y } = projectionAround(one.center)(other.center);
  return Math.hypot(x, y) <= one.radiusMeters + other.radiusMeters;
}
