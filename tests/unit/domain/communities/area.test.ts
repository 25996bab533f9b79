import { describe, expect, test } from '@jest/globals';
import type { Polygon } from '../../../../contract/operations/communities.ts';
import {
  areaFault,
  centerOf,
  contains,
  distanceMeters,
  requireArea,
  squareMetersOf,
} from '../../../../lambdas/domain/communities/area.ts';
import type { Position } from '../../../../lambdas/domain/residents/resident.ts';
import { polygonOf, rueDesLilas, squareAround } from '../../support/places.ts';

const places = {
  'Saint-Sébastien-sur-Loire': rueDesLilas,
  Ajaccio: { latitude: 41.92, longitude: 8.74 },
  'Pointe-à-Pitre': { latitude: 16.24, longitude: -61.53 },
  'Fort-de-France': { latitude: 14.61, longitude: -61.07 },
  Cayenne: { latitude: 4.93, longitude: -52.33 },
  'Saint-Denis de La Réunion': { latitude: -20.88, longitude: 55.45 },
  Mamoudzou: { latitude: -12.78, longitude: 45.23 },
  'Saint-Pierre': { latitude: 46.78, longitude: -56.17 },
  Gustavia: { latitude: 17.9, longitude: -62.85 },
  'Mata-Utu': { latitude: -13.28, longitude: -176.17 },
  Papeete: { latitude: -17.54, longitude: -149.56 },
  Nouméa: { latitude: -22.27, longitude: 166.45 },
};

const backwards = ({ type, coordinates }: Polygon): Polygon => ({
  type,
  coordinates: coordinates.map((ring) => ring.toReversed()),
});

/** Corners in thousandths of a degree east and north of Les Lilas. */
const shape = (...corners: [east: number, north: number][]) =>
  polygonOf(
    ...corners.map(([east, north]): [number, number] => [
      rueDesLilas.longitude + east / 1000,
      rueDesLilas.latitude + north / 1000,
    ]),
  );

const horseshoe = shape([0, 0], [10, 0], [10, 10], [7, 10], [7, 3], [3, 3], [3, 10], [0, 10]);

describe('an area', () => {
  test.each(Object.entries(places))('can be in %s', (_place, position) => {
    expect(areaFault(squareAround(position))).toBeUndefined();
  });

  test('can be drawn either way round, and be hollow', () => {
    for (const area of [squareAround(rueDesLilas), horseshoe]) {
      expect(areaFault(area)).toBeUndefined();
      expect(areaFault(backwards(area))).toBeUndefined();
    }
  });

  test('can have corners on one line, and one given twice in a row', () => {
    expect(areaFault(shape([0, 0], [5, 0], [10, 0], [10, 10], [10, 10], [0, 10]))).toBeUndefined();
  });

  test.each([
    ['London', { latitude: 51.5, longitude: -0.12 }],
    ['the Atlantic', { latitude: 45, longitude: -30 }],
    ['where latitude and longitude are swapped', { latitude: -1.503, longitude: 47.205 }],
  ])('cannot be in %s', (_place, position) => {
    expect(areaFault(squareAround(position))).toBe('outside-france');
  });

  test('cannot lie in two parts of France at once', () => {
    const [nantes, ajaccio] = [rueDesLilas, places.Ajaccio];
    const astride = polygonOf(
      [nantes.longitude, nantes.latitude],
      [ajaccio.longitude, ajaccio.latitude],
      [nantes.longitude, ajaccio.latitude],
    );
    expect(areaFault(astride)).toBe('outside-france');
  });

  test('must end where it starts', () => {
    const { type, coordinates } = squareAround(rueDesLilas);
    expect(areaFault({ type, coordinates: coordinates.map((ring) => ring.slice(0, -1)) })).toBe('ring-not-closed');
    expect(areaFault({ type, coordinates: [] })).toBe('ring-not-closed');
  });

  test('has no hole', () => {
    const outside = squareAround(rueDesLilas);
    const hole = squareAround(rueDesLilas, 0.001);
    expect(areaFault({ ...outside, coordinates: [...outside.coordinates, ...hole.coordinates] })).toBe('has-holes');
  });

  test.each([
    ['as an eight', shape([0, 0], [10, 10], [10, 0], [0, 10])],
    ['as a star', shape([0, 0], [5, 10], [10, 0], [0, 6], [10, 6])],
    ['by a corner that touches a side', shape([0, 0], [10, 0], [10, 10], [5, 0], [0, 10])],
    ['by coming back over itself', shape([0, 0], [10, 0], [10, 10], [10, 5], [0, 10])],
    ['by a spike where it starts', shape([5, 0], [10, 0], [10, 10], [0, 10], [0, 0], [8, 0])],
    ['by two corners that are one', shape([0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10])],
  ])('cannot cross itself %s', (_how, area) => {
    expect(areaFault(area)).toBe('ring-crosses-itself');
    expect(areaFault(backwards(area))).toBe('ring-crosses-itself');
  });

  test('is not a line', () => {
    expect(['ring-crosses-itself', 'area-too-small']).toContain(areaFault(shape([0, 0], [10, 10], [5, 5])));
  });

  test('is 100 square metres at the least, and 25 square kilometres at the most', () => {
    expect(areaFault(squareAround(rueDesLilas, 0.00005))).toBe('area-too-small');
    expect(areaFault(squareAround(rueDesLilas, 0.0001))).toBeUndefined();
    expect(areaFault(squareAround(rueDesLilas, 0.027))).toBeUndefined();
    expect(areaFault(squareAround(rueDesLilas, 0.0275))).toBe('area-too-large');
  });

  test('does not stretch over more than forty cells', () => {
    expect(areaFault(shape([0, 0], [600, 400], [600, 400.1], [0, 0.1]))).toBe('area-too-long');
  });

  test('that is wrong is refused with the reason', () => {
    expect(() => requireArea(squareAround({ latitude: 51.5, longitude: -0.12 }))).toThrow(
      expect.objectContaining({ code: 'invalid-input', errors: [{ path: 'area', code: 'outside-france' }] }),
    );
    expect(() => requireArea(horseshoe)).not.toThrow();
  });
});

describe('the size of an area', () => {
  // A hundredth of a degree each way on the WGS 84 ellipsoid: lengths of a degree by latitude, from published tables.
  test.each([
    ['at the equator’s Cayenne', { latitude: 5, longitude: -52.3 }, 1105.8 * 1109.0],
    ['at 45 degrees', { latitude: 45, longitude: 3 }, 1111.3 * 788.5],
    ['at 50 degrees', { latitude: 50, longitude: 3 }, 1112.3 * 717.0],
    ['in the southern hemisphere', { latitude: -21, longitude: 55.5 }, 1107.2 * 1039.9],
  ])('is right within a thousandth %s', (_where, position, expected) => {
    const measured = squareMetersOf(squareAround(position));
    expect(Math.abs(measured / expected - 1)).toBeLessThan(0.001);
  });

  test('does not depend on the way round, nor on where the outline starts', () => {
    const turned = polygonOf(
      ...(horseshoe.coordinates[0] ?? []).slice(3, -1),
      ...(horseshoe.coordinates[0] ?? []).slice(0, 3),
    );
    expect(squareMetersOf(backwards(horseshoe))).toBeCloseTo(squareMetersOf(horseshoe), 3);
    expect(squareMetersOf(turned) / squareMetersOf(horseshoe)).toBeCloseTo(1, 4);
  });
});

describe('the centre of an area', () => {
  test.each(Object.entries(places))('is the middle of a square in %s', (_place, position) => {
    const center = centerOf(squareAround(position));
    expect(center.latitude).toBeCloseTo(position.latitude, 5);
    expect(center.longitude).toBeCloseTo(position.longitude, 5);
  });

  test('is two thirds of the way down the medians of a triangle', () => {
    const center = centerOf(shape([0, 0], [9, 0], [0, 6]));
    expect(center.longitude).toBeCloseTo(rueDesLilas.longitude + 0.003, 5);
    expect(center.latitude).toBeCloseTo(rueDesLilas.latitude + 0.002, 5);
  });

  test('does not depend on the way round', () => {
    expect(centerOf(backwards(horseshoe))).toEqual(centerOf(horseshoe));
  });
});

const at = (east: number, north: number) => ({
  longitude: rueDesLilas.longitude + east / 1000,
  latitude: rueDesLilas.latitude + north / 1000,
});

describe('an area contains', () => {
  test.each([
    ['its arms', at(1, 8), true],
    ['its edge', at(5, 0), true],
    ['its corner', at(0, 0), true],
    ['what it encloses on three sides', at(5, 8), false],
    ['what is level with a corner', at(-1, 3), false],
    ['what is beyond', at(11, 5), false],
  ])('%s: %j is %s', (_what, position, expected) => {
    expect(contains(horseshoe, position)).toBe(expected);
    expect(contains(backwards(horseshoe), position)).toBe(expected);
  });
});

/** Haversine, on a sphere of the Earth's mean radius. */
function greatCircleMeters(one: Position, other: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const square = (number: number) => number * number;
  const half = (from: number, to: number) => square(Math.sin(radians(to - from) / 2));
  const across = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  const sum = half(one.latitude, other.latitude) + across * half(one.longitude, other.longitude);
  return 2 * 6_371_009 * Math.asin(Math.sqrt(sum));
}

function pointsAlong({ coordinates: [ring = []] }: Polygon): Position[] {
  return ring.slice(1).flatMap(([toLongitude, toLatitude], index) => {
    const [longitude, latitude] = ring[index] ?? [toLongitude, toLatitude];
    return Array.from({ length: 200 }, (_, step) => ({
      longitude: longitude + ((toLongitude - longitude) * step) / 200,
      latitude: latitude + ((toLatitude - latitude) * step) / 200,
    }));
  });
}

describe('the distance to an area', () => {
  test('is nothing inside and on the edge', () => {
    expect(distanceMeters(at(1, 8), horseshoe)).toBe(0);
    expect(distanceMeters(at(5, 0), horseshoe)).toBe(0);
  });

  test('is to the nearest side, or the nearest corner', () => {
    // A thousandth of a degree there: 75.75 m to the east, 111.17 m to the north.
    expect(distanceMeters(at(5, -1), horseshoe)).toBeCloseTo(111.2, 0);
    expect(distanceMeters(at(11, 5), horseshoe)).toBeCloseTo(75.8, 0);
    expect(distanceMeters(at(11, -1), horseshoe)).toBeCloseTo(Math.hypot(75.8, 111.2), 0);
    expect(distanceMeters(at(5, 8), horseshoe)).toBeCloseTo(2 * 75.8, 0);
  });

  test.each([
    ['Nantes', { latitude: 47.2137, longitude: -1.5584 }],
    ['Vertou', { latitude: 47.1688, longitude: -1.4706 }],
    ['Couëron', { latitude: 47.2156, longitude: -1.7228 }],
    ['Le Loroux-Bottereau', { latitude: 47.2375, longitude: -1.3489 }],
    ['Nort-sur-Erdre', { latitude: 47.4393, longitude: -1.4982 }],
  ])('of %s agrees within a hundredth with great circles to points all along the outline', (_where, position) => {
    const expected = Math.min(...pointsAlong(horseshoe).map((point) => greatCircleMeters(position, point)));
    expect(Math.abs(distanceMeters(position, horseshoe) / expected - 1)).toBeLessThan(0.01);
  });

  test('is measured alike in La Réunion', () => {
    const saintDenis = { latitude: -20.88, longitude: 55.45 };
    const south = { latitude: -20.985, longitude: 55.45 };
    expect(distanceMeters(south, squareAround(saintDenis)) / 11_072).toBeCloseTo(1, 2);
  });
});
