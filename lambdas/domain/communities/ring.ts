/** Rings of positions, the last one repeating the first: the plane geometry behind an area. */
import type { Position } from '../residents/resident.ts';

type Segment = readonly [from: Position, to: Position];

/** The sides of a ring, without those of no length. */
export function sidesOf(ring: readonly Position[]): Segment[] {
  return ring.slice(1).flatMap((to, index) => {
    const from = ring[index];
    return from && !isSame(from, to) ? [[from, to] as const] : [];
  });
}

export function isSame(one: Position, other: Position): boolean {
  return one.latitude === other.latitude && one.longitude === other.longitude;
}

/** Whether two sides meet elsewhere than at the corner that neighbours share. */
export function crossesItself(ring: readonly Position[]): boolean {
  const sides = sidesOf(ring);
  return sides.some((side, index) =>
    sides.slice(index + 1).some((other, gap) => {
      const follows = gap === 0;
      const closes = index === 0 && gap === sides.length - 2;
      if (follows) return foldsBack(side, other);
      return closes ? foldsBack(other, side) : meet(side, other);
    }),
  );
}

/** Whether a side goes back over the one before it. */
function foldsBack([from, corner]: Segment, [, to]: Segment): boolean {
  return turn(from, corner, to) === 0 && !isBetween(corner, from, to);
}

function meet([a, b]: Segment, [c, d]: Segment): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && isBetween(c, a, b)) ||
    (abd === 0 && isBetween(d, a, b)) ||
    (cda === 0 && isBetween(a, c, d)) ||
    (cdb === 0 && isBetween(b, c, d))
  );
}

/** 1 to the left, -1 to the right, 0 straight on, or straight back. */
function turn(from: Position, through: Position, to: Position): number {
  return Math.sign(
    (through.longitude - from.longitude) * (to.latitude - from.latitude) -
      (through.latitude - from.latitude) * (to.longitude - from.longitude),
  );
}

/** Of three positions on one line. */
function isBetween(position: Position, one: Position, other: Position): boolean {
  return (
    Math.min(one.longitude, other.longitude) <= position.longitude &&
    position.longitude <= Math.max(one.longitude, other.longitude) &&
    Math.min(one.latitude, other.latitude) <= position.latitude &&
    position.latitude <= Math.max(one.latitude, other.latitude)
  );
}

/** Whether the position is inside the ring or on its edge; either way round. */
export function ringContains(ring: readonly Position[], position: Position): boolean {
  let inside = false;
  for (const [from, to] of sidesOf(ring)) {
    if (turn(from, to, position) === 0 && isBetween(position, from, to)) return true;
    if (from.latitude > position.latitude !== to.latitude > position.latitude) {
      const share = (position.latitude - from.latitude) / (to.latitude - from.latitude);
      if (position.longitude < from.longitude + share * (to.longitude - from.longitude)) inside = !inside;
    }
  }
  return inside;
}

/** Whether two rings have anything in common: their sides meet, or one goes around the other. */
export function ringsMeet(one: readonly Position[], other: readonly Position[]): boolean {
  const [corner] = one;
  const [otherCorner] = other;
  if (!corner || !otherCorner) return false;
  if (ringContains(one, otherCorner) || ringContains(other, corner)) return true;
  const others = sidesOf(other);
  return sidesOf(one).some((side) => others.some((otherSide) => meet(side, otherSide)));
}
