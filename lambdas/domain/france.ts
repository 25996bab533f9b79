import type { Box } from './grid.ts';
import type { Position } from './resident.ts';

const box = (south: number, west: number, north: number, east: number): Box => ({
  southWest: { latitude: south, longitude: west },
  northEast: { latitude: north, longitude: east },
});

/** Rough frames: they keep out mistakes such as swapped coordinates, not a strip of a neighbouring country. */
const frames: readonly Box[] = [
  box(42.3, -5.3, 51.2, 8.3), // metropolitan France
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
  box(-23.0, 158.0, -19.0, 172.0), // Nouvelle-Calédonie
];

/** Whether one part of France, overseas included, holds all of these positions. */
export function isInFrance(...positions: readonly Position[]): boolean {
  return frames.some((frame) => positions.every((position) => holds(frame, position)));
}

function holds({ southWest, northEast }: Box, { latitude, longitude }: Position): boolean {
  return (
    latitude >= southWest.latitude &&
    latitude <= northEast.latitude &&
    longitude >= southWest.longitude &&
    longitude <= northEast.longitude
  );
}
