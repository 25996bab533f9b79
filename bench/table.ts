import type { JudgedFigure } from './figures.ts';

type Row = readonly string[];

const headings: Row = ['', 'measured', 'floor', 'ratio', 'added', 'target', ''];

/** The figures of one family as lines of text, one for each. */
export function tableOf(family: string, figures: readonly JudgedFigure[]): string {
  const rows = [[family, ...headings.slice(1)], ...figures.map(rowOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
  );
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n');
}

function rowOf({ name, value, unit, floor, ratio, added, target, met }: JudgedFigure): Row {
  return [
    name,
    `${rounded(value)} ${unit}`,
    floor === undefined ? '' : rounded(floor),
    ratio === undefined ? '' : `${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2)}x`,
    added === undefined ? '' : rounded(added),
    target === undefined ? '' : `<= ${target.atMost}${{ value: '', ratio: 'x', added: ' added' }[target.of]}`,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ];
}

function rounded(value: number): string {
  return value.toFixed(Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1);
}
