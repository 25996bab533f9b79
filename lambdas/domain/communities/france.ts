import type { Position } from '../residents/resident.ts';
import type { Box } from './grid.ts';
import { distanceToSegment, projectionAround } from './projection.ts';
import { ringContains, sidesOf } from './ring.ts';

/**
 * Metropolitan France but for Corsica, by latitude and longitude: drawn around the borders and coasts of Natural Earth
 * (https://www.naturalearthdata.com, public domain), a few kilometres outside of them, ten at the most.
 */
// biome-ignore format: these are places, not a list to be read downwards
const mainland: readonly (readonly [latitude: number, longitude: number])[] = [
  [51.2, 2.52], [49.81, -2.2], [48.93, -1.71], [48.98, -2.93], [48.56, -5.42], [43.43, -2.27], [43.22, -1.58],
  [43.04, -1.58], [42.86, -0.76], [42.71, -0.54], [42.82, -0.32], [42.61, -0.04], [42.67, 0.71], [42.83, 0.68],
  [42.56, 1.43], [42.63, 1.53], [42.48, 1.68], [42.28, 1.99], [42.41, 2.27], [42.25, 2.56], [42.4, 3.07],
  [42.8, 6.08], [43.55, 7.51], [43.79, 7.53], [44.06, 7.74], [44.22, 7.7], [44.14, 7.35], [44.36, 6.89],
  [44.43, 6.95], [44.52, 6.84], [44.67, 7.1], [44.88, 7.04], [44.88, 6.85], [45.06, 6.72], [45.19, 7.16],
  [45.41, 7.21], [45.65, 7.01], [45.71, 6.82], [45.92, 7.05], [46.27, 6.86], [46.43, 6.86], [46.49, 6.53],
  [46.41, 6.27], [46.29, 6.15], [46.24, 6.25], [46.13, 6.07], [46.51, 6.24], [46.79, 6.52], [46.93, 6.45],
  [47, 6.72], [47.39, 7.16], [47.42, 7.48], [47.54, 7.53], [47.59, 7.64], [47.98, 7.67], [48.08, 7.59], [48.4, 7.85],
  [48.61, 7.84], [48.79, 8.11], [49.02, 8.28], [49.1, 7.52], [49.26, 7.45], [49.13, 7.26], [49.25, 6.83],
  [49.54, 6.42], [49.58, 5.77], [49.54, 5.48], [49.71, 5.35], [49.93, 4.91], [50.15, 4.94], [50.19, 4.81],
  [49.95, 4.44], [49.99, 4.24], [50.34, 4.26], [50.39, 3.76], [50.57, 3.61], [50.53, 3.3], [50.83, 3.22],
  [50.77, 2.93], [50.69, 2.85],
];

const box = (south: number, west: number, north: number, east: number): Box => ({
  southWest: { latitude: south, longitude: west },
  northEast: { latitude: north, longitude: east },
});

/** Islands, and parts whose neighbours are far: a frame is enough. */
const frames: readonly Box[] = [
  box(41.3, 8.5, 43.1, 9.6), // Corse
  box(15.8, -61.9, 16.6, -60.9), // Guadeloupe
  box(14.3, -61.3, 15.0, -60.7), // Martinique
  box(2.1, -54.7, 5.9, -51.5), // Guyane
  box(-21.5, 55.1, -20.8, 55.9), // La Réunion
  box(-13.1, 44.9, -12.5, 45.4), // Mayotte
  box(46.7, -56.5, 47.2, -56.0), // Saint-Pierre-et-Miquelon
  box(17.8, -63.2, 18.2, -62.7), // Saint-Martin, Saint-Barthélemy
  box(-14.5, -178.3, -13.1, -176.0), // Wallis-et-Futuna
  box(-28.0, -155.0, -7.0, -134.0), // Polynésie française
  box(-23.0, 158.0, -19.0, 168.3), // Nouvelle-Calédonie, short of Vanuatu
];

/**
 * The outline cuts corners: a few French places lie outside of it, by less than this. The margin takes them in, and with them
 * a strip of the neighbours: the centre of Basel is in it, that of Geneva is not.
 */
const marginMeters = 1_500;

const outline = [...mainland, ...mainland.slice(0, 1)].map(([latitude, longitude]) => ({ latitude, longitude }));

const parts: readonly ((position: Position) => boolean)[] = [
  isOnMainland,
  ...frames.map((frame) => (position: Position) => holds(frame, position)),
];

/** Whether one part of France, overseas included, holds all of these positions. */
export function isInFrance(...positions: readonly Position[]): boolean {
  return parts.some((isIn) => positions.every(isIn));
}

function isOnMainland(position: Position): boolean {
  if (ringContains(outline, position)) return true;
  const project = projectionAround(position);
  return sidesOf(outline).some(([from, to]) => distanceToSegment(project(from), project(to)) <= marginMeters);
}

function holds({ southWest, northEast }: Box, { latitude, longitude }: Position): boolean {
  return (
    latitude >= southWest.latitude &&
    latitude <= northEast.latitude &&
    longitude >= southWest.longitude &&
    longitude <= northEast.longitude
  );
}
