import type { Polygon } from '../../../contract/operations/communities.ts';
import type { Position } from '../residents/resident.ts';

export interface Municipality {
  readonly inseeCode: string;
  readonly name: string;
  readonly postcodes: readonly string[];
}

/** The neighbours of one quarter. */
export interface Community {
  readonly communityId: string;
  readonly inseeCode: string;
  readonly name: string;
  readonly area: Polygon;
  readonly center: Position;
  /** The referent or officer who created it; a referent tends what they created. */
  readonly createdBy: string;
  /** An exercise is held each month, in the name of who asked for it last: for as long as they tend the community. */
  readonly monthlyExercise?: { readonly askedBy: string };
  /** How many times it was saved; the condition of the next save. */
  readonly version: number;
}
