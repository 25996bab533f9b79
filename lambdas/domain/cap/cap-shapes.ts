/** The shapes of CAP areas, and whether they touch what a source is for. */
import type { CapSourceArea } from '../../../contract/operations/cap-sources.ts';
import type { Polygon } from '../../../contract/operations/communities.ts';
import { distanceToRing } from '../communities/area.ts';
import { projectionAround } from '../communities/projection.ts';
import { ringsMeet } from '../communities/ring.ts';
import type { Position } from '../residents/resident.ts';

/** A closed outline, or a circle. */
export type CapShape =
  | { readonly ring: readonly Position[] }
  | { readonly center: Position; readonly radiusMeters: number };

/** Where an alert is for: what it draws, and the codes that it names; in words alone it may be anywhere. */
export interface CapArea {
  readonly areaDesc: string;
  readonly shapes: readonly CapShape[];
  readonly geocodes: readonly { readonly name: string; readonly value: string }[];
}

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

/** Whether an alert's area is one that the source is asked for; one that says where only in words is not. */
export function isAsked(asked: CapSourceArea, { shapes, geocodes }: CapArea): boolean {
  if (asked === 'anywhere') return true;
  if ('geocodes' in asked) {
    return asked.geocodes.some(({ name, value }) =>
      geocodes.some((one) => one.value === value && (name === undefined || one.name === name)),
    );
  }
  const own = shapeOf(asked);
  return shapes.some((shape) => touch(own, shape));
}

function shapeOf(
  asked: { readonly circle: Position & { readonly radiusMeters: number } } | { readonly polygon: Polygon },
): CapShape {
  if ('polygon' in asked)
    return { ring: (asked.polygon.coordinates[0] ?? []).map(([longitude, latitude]) => ({ latitude, longitude })) };
  const { radiusMeters, ...center } = asked.circle;
  return { center, radiusMeters };
}

function touch(one: CapShape, other: CapShape): boolean {
  if ('ring' in one && 'ring' in other) return ringsMeet(one.ring, other.ring);
  if ('ring' in one) return touch(other, one);
  if ('ring' in other) return distanceToRing(one.center, other.ring) <= one.radiusMeters;
  const { x, y } = projectionAround(one.center)(other.center);
  return Math.hypot(x, y) <= one.radiusMeters + other.radiusMeters;
}
