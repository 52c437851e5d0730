import assert from 'node:assert/strict';
import { clipLine } from '../../../../../webview/chart/curves/clipLine';

const frame = { from: 0, to: 10, low: 0, high: 1, scale: 'linear' } as const;
const clipped = (points: readonly number[], more: Partial<Parameters<typeof clipLine>[1]> = {}) => [
  ...clipLine(Float64Array.from(points), { ...frame, ...more }),
];

describe('clipLine', () => {
  it('leaves what is within as it is, jumps included', () =>
    assert.deepEqual(clipped([0, 0, 5, 1, 5, 0, 10, 0.3]), [0, 0, 5, 1, 5, 0, 10, 0.3]));
  it('ends a line where the steps end, on the line', () => assert.deepEqual(clipped([-10, -0.5, 10, 0.5, 30, 1.5]), [0, 0, 10, 0.5]));
  it('goes out of sight above and below, and comes back elsewhere', () =>
    assert.deepEqual(clipped([0, 0, 4, 8, 8, 0]), [0, 0, 1, 2, NaN, NaN, 7, 2, 8, 0]));
  it('keeps gaps', () => assert.deepEqual(clipped([0, 0, 2, 1, NaN, NaN, 4, 1, 6, 0]), [0, 0, 2, 1, NaN, NaN, 4, 1, 6, 0]));
  it('is straight in decades on a log axis', () =>
    assert.deepEqual(
      clipped([-5, 1e-3, 15, 10], { low: 0.01, high: 1, scale: 'log' }).map((value) => Number(value.toPrecision(12))),
      [0, 0.01, 10, 1],
    ));
  it('has nothing where nothing is in sight', () => assert.deepEqual(clipped([20, 0, 30, 1]), []));
});
