import { describe, expect, test } from '@jest/globals';
import { type Figure, judge } from '../../../bench/figures.ts';
import { tableOf } from '../../../bench/table.ts';

const aFigure = (differences: Partial<Figure>): Figure => ({ name: 'init', value: 60, unit: 'ms', ...differences });

describe('a figure', () => {
  test('is set beside its floor', () => {
    expect(judge(aFigure({ floor: 40 }))).toMatchObject({ ratio: 1.5, added: 20 });
  });

  test.each([
    ['value', 60],
    ['ratio', 1.5],
    ['added', 20],
  ] as const)('meets the target of its %s up to the limit and misses it beyond', (of, limit) => {
    expect(judge(aFigure({ floor: 40, target: { of, atMost: limit } })).met).toBe(true);
    expect(judge(aFigure({ floor: 40, target: { of, atMost: limit - 0.1 } })).met).toBe(false);
  });

  test('without a target is neither met nor missed', () => {
    expect(judge(aFigure({ floor: 40 }))).not.toHaveProperty('met');
  });

  test('has no ratio to a floor of nothing', () => {
    expect(judge(aFigure({ value: 0, unit: 'modules', floor: 0 }))).not.toHaveProperty('ratio');
  });
});

test('the table names each figure with its floor, its target and whether it is met', () => {
  const figures = [
    judge(aFigure({ floor: 40, target: { of: 'ratio', atMost: 2 } })),
    judge(aFigure({ name: 'memory', value: 70, unit: 'MB', target: { of: 'value', atMost: 68 } })),
  ];
  expect(tableOf('alerts', figures).split('\n')).toEqual([
    'alerts  measured  floor  ratio  added  target',
    'init       60 ms     40  1.50x     20   <= 2x     met',
    'memory     70 MB                        <= 68  MISSED',
  ]);
});
