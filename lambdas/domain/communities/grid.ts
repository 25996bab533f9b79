import type { Position } from '../residents/resident.ts';

/** A cell of the grid by which communities are found near a place: a twentieth of a degree each way, 5.6 km by 3.7 km in Paris. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** South-west and north-east corners. */
export interface Box {
  readonly southWest: Position;
  readonly northEast: Position;
}

const cellsPerDegree = 20;

const cellNumber = (degrees: number) => Math.floor(degrees * cellsPerDegree);

/** Every cell that the box touches. */
export function cellsOf(box: Box): GridCell[] {
  const cells: GridCell[] = [];
  for (let row = cellNumber(box.southWest.latitude); row <= cellNumber(box.northEast.latitude); row += 1) {
    for (let column = cellNumber(box.southWest.longitude); column <= cellNumber(box.northEast.longitude); column += 1) {
      cells.push({ row, column });
    }
  }
  return cells;
}
