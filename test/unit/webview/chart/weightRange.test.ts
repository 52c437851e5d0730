import assert from 'node:assert/strict';
import { rangeWithin, weightRange } from '../../../../webview/chart/weightRange';

const range = (min: number, max = min) => ({ min, max });

describe('weightRange', () => {
  for (const [name, curves, min, max] of [
    ['no curve', [], 0, 1],
    ['a rise from zero', [range(0, 0.5)], 0, 0.5],
    ['curves that come near zero', [range(0.4, 1), range(0.9)], 0, 1],
    ['curves far from zero', [range(0.9, 1)], 0.9, 1],
    ['negative ones far from zero', [range(-1, -0.9)], -1, -0.9],
    ['negative ones near it', [range(-1, -0.1)], -1, 0],
    ['both signs', [range(-2, 1)], -2, 1],
    ['a constant', [range(3)], 0, 3],
    ['zero', [range(0)], 0, 0],
    ['a curve without a value beside another', [range(NaN), range(0.1, 1)], 0, 1],
    ['a level that rounding makes uneven', [range(0.3, 0.30000000000000004)], 0, 0.30000000000000004],
  ] as const) {
    it(`of ${name} is ${min} to ${max}`, () => assert.deepEqual(weightRange(curves), { min, max }));
  }
});

describe('rangeWithin', () => {
  const points = Float64Array.of(0, 0, 10, 1, 10, 5, 20, 3, NaN, NaN, 30, 9, 40, 9);
  for (const [from, to, min, max] of [
    [0, 40, 0, 9],
    [2, 4, 0.2, 0.4],
    [5, 15, 0.5, 5],
    [18, 25, 3, 3.4],
    [22, 28, NaN, NaN],
    [32, 34, 9, 9],
    [50, 60, NaN, NaN],
  ] as const) {
    it(`from ${from} to ${to} is ${min} to ${max}`, () => assert.deepEqual(rangeWithin(points, { from, to }), { min, max }));
  }
});
