/** What one measure says. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'us' | 'KB' | 'MB' | 'per second' | 'calls' | 'modules';
  /** The least that this can cost, in the same unit, measured in the same run. */
  readonly floor?: number;
  readonly target?: Target;
}

/** The limit of the value itself, of how many times its floor it is, or of how much it adds to its floor. */
type Target = { readonly of: 'value' | 'ratio' | 'added'; readonly atMost: number };

/** A figure with what it is beside its floor and its target. */
export interface JudgedFigure extends Figure {
  /** Value by floor. */
  readonly ratio?: number;
  /** Value less floor. */
  readonly added?: number;
  readonly met?: boolean;
}

interface Effort {
  /** How many times each thing is measured. */
  readonly rounds: number;
}

/** Figures that are measured together. */
export interface Family {
  readonly name: string;
  readonly measure: (effort: Effort) => Promise<Figure[]>;
}

export function judge(figure: Figure): JudgedFigure {
  const { value, floor, target } = figure;
  const added = floor === undefined ? undefined : value - floor;
  const ratio = floor ? value / floor : undefined;
  const judged = target && { value, added, ratio }[target.of];
  return {
    ...figure,
    ...(added === undefined ? {} : { added }),
    ...(ratio === undefined ? {} : { ratio }),
    ...(target && judged !== undefined ? { met: judged <= target.atMost } : {}),
  };
}
