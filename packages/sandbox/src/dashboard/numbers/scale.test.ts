import { expect, test } from 'vitest';
import { labelled, niceTicks } from './scale.ts';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [45, [0, 20, 40, 60]],
  [1000, [0, 250, 500, 750, 1000]],
])('lines of a chart whose largest count is %i are at round numbers, up to it at least', (largest, ticks) => {
  expect(niceTicks(largest, true)).toEqual(ticks);
});

test('lines of a chart of shares have fractions', () => {
  expect(niceTicks(0.4, false)).toEqual([0, 0.1, 0.2, 0.30000000000000004, 0.4]);
});

test('so many places have a label that labels do not touch', () => {
  const has = labelled(30, 300, 60);
  expect(Array.from({ length: 30 }, (_, index) => index).filter(has)).toEqual([0, 6, 12, 18, 24]);
  expect(labelled(3, 300, 60)(2)).toBe(true);
});
