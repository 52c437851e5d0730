import assert from 'node:assert/strict';
import { placeLabels } from '../../../../src/core/drawing/placeLabels';

describe('placeLabels', () => {
  const place = (...list: readonly (readonly [number, number])[]) =>
    placeLabels(
      list.map(([x, width]) => ({ x, width })),
      { left: 0, right: 100 },
    );

  it('puts labels at their places', () => assert.deepEqual(place([20, 10], [60, 10]), [20, 60]));
  it('keeps them within the edges', () => assert.deepEqual(place([0, 20], [100, 20]), [13, 87]));
  it('leaves out what is out of sight', () => assert.deepEqual(place([-5, 10], [105, 10]), [undefined, undefined]));
  it('prefers the first of two that are too close', () => assert.deepEqual(place([50, 20], [60, 20], [80, 20]), [50, undefined, 80]));
});
