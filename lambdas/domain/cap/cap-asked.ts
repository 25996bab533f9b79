/** Whether a source is for where an alert is. */
import type { CapSourceArea } from '../../../contract/operations/cap-sources.ts';
import type { Polygon } from '../../../contract/operations/communities.ts';
import type { Position } from '../residents/resident.ts';
import type { CapArea } from './cap-alert.ts';
import { type CapShape, touch } from './cap-shapes.ts';

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
