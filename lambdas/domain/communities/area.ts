/** The area of a community: whether it is one, where its middle is, and how far a place is from it. */
import type { FieldErrorCode } from '../../../contract/field-errors.ts';
import type { Polygon } from '../../../contract/operations/communities.ts';
import { invalidInput } from '../refusal.ts';
import type { Position } from '../residents/resident.ts';
import { isInFrance } from './france.ts';
import { type Box, cellsOf } from './grid.ts';
import { distanceToSegment, type Point, projectionAround } from './projection.ts';
import { crossesItself, isSame, ringContains, sidesOf } from './ring.ts';

const smallestSquareMeters = 100;
const largestSquareMeters = 25_000_000;

/** A community is found by the cells that it touches, which are written with it in one transaction. */
const mostCells = 40;

/** What is wrong with an area, the gravest first; nothing when it can be a community's. */
export function areaFault(area: Polygon): FieldErrorCode | undefined {
  const ring = outlineOf(area);
  const [first] = ring;
  const last = ring.at(-1);
  if (area.coordinates.length > 1) return 'has-holes';
  if (!first || !last || !isSame(first, last)) return 'ring-not-closed';
  if (!isInFrance(...ring)) return 'outside-france';
  if (crossesItself(ring)) return 'ring-crosses-itself';
  return sizeFault(area);
}

/** @throws Refusal `invalid-input` naming what is wrong with the area */
export function requireArea(area: Polygon, path = 'area'): void {
  const code = areaFault(area);
  if (code) throw invalidInput({ path, code });
}

function sizeFault(area: Polygon): FieldErrorCode | undefined {
  const squareMeters = squareMetersOf(area);
  if (squareMeters < smallestSquareMeters) return 'area-too-small';
  if (squareMeters > largestSquareMeters) return 'area-too-large';
  return cellsOf(boxOf(area)).length > mostCells ? 'area-too-long' : undefined;
}

/** The outline of an area, first position repeated at the end. */
function outlineOf(area: Polygon): Position[] {
  return (area.coordinates[0] ?? []).map(([longitude, latitude]) => ({ latitude, longitude }));
}

/** The smallest box around an area. */
export function boxOf(area: Polygon): Box {
  const outline = outlineOf(area);
  const latitudes = outline.map(({ latitude }) => latitude);
  const longitudes = outline.map(({ longitude }) => longitude);
  return {
    southWest: { latitude: Math.min(...latitudes), longitude: Math.min(...longitudes) },
    northEast: { latitude: Math.max(...latitudes), longitude: Math.max(...longitudes) },
  };
}

export function squareMetersOf(area: Polygon): number {
  const { southWest, northEast } = boxOf(area);
  const middle = {
    latitude: (southWest.latitude + northEast.latitude) / 2,
    longitude: (southWest.longitude + northEast.longitude) / 2,
  };
  return Math.abs(momentsOf(outlineOf(area).map(projectionAround(middle))).surface);
}

/** The centre of gravity of an area that has a surface; it can lie outside of one shaped as a crescent. */
export function centerOf(area: Polygon): Position {
  const origin = boxOf(area).southWest;
  const { surface, x, y } = momentsOf(
    outlineOf(area).map(({ latitude, longitude }) => ({
      x: longitude - origin.longitude,
      y: latitude - origin.latitude,
    })),
  );
  return {
    latitude: roundDegrees(origin.latitude + y / surface),
    longitude: roundDegrees(origin.longitude + x / surface),
  };
}

/** A tenth of a metre; more digits would only look precise. */
const roundDegrees = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Inside or on the edge. */
export function contains(area: Polygon, position: Position): boolean {
  return ringContains(outlineOf(area), position);
}

/** From a position to the nearest point of an area, 0 inside; wrong by less than 1 % up to 25 km. */
export function distanceMeters(position: Position, area: Polygon): number {
  return distanceToRing(position, outlineOf(area));
}

/** As {@link distanceMeters}, to what a closed ring goes around. */
export function distanceToRing(position: Position, ring: readonly Position[]): number {
  if (ringContains(ring, position)) return 0;
  const project = projectionAround(position);
  return Math.min(...sidesOf(ring).map(([from, to]) => distanceToSegment(project(from), project(to))));
}

/** Signed surface of a closed ring, and its first moments (https://en.wikipedia.org/wiki/Shoelace_formula). */
function momentsOf(ring: readonly Point[]): Point & { readonly surface: number } {
  let [surface, x, y] = [0, 0, 0];
  for (const [index, to] of ring.entries()) {
    const from = ring[index - 1] ?? to;
    const cross = from.x * to.y - to.x * from.y;
    surface += cross / 2;
    x += ((from.x + to.x) * cross) / 6;
    y += ((from.y + to.y) * cross) / 6;
  }
  return { surface, x, y };
}
