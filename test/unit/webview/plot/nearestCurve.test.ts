import assert from 'node:assert/strict';
import { buildPlot } from '../../../../src/preview/model/buildPlot';
import { curvesOf } from '../../../../src/preview/model/curves';
import { nearestCurve } from '../../../../webview/plot/nearestCurve';
import { drawable } from '../../../fixtures/foundSchedule';

const plot = buildPlot(
  curvesOf([drawable('low', 'linear', 0.5, 100), drawable('high', 'linear', 1, 100)]),
  { width: 100, height: 100, pixelRatio: 1 },
  undefined,
);
/** A plot of 100 × 100 pixels in which weight 1 is on top. */
const toPixels = (step: number, weight: number) => ({ x: step, y: 100 * (1 - weight) });

describe('nearestCurve', () => {
  for (const [x, y, id] of [
    [50, 50, 'high'],
    [50, 75, 'low'],
    [50, 70, 'low'],
    [50, 58, 'high'],
    [90, 80, undefined],
    [10, 40, undefined],
  ] as const) {
    it(`at ${x}, ${y}: ${id ?? 'none'}`, () => assert.equal(nearestCurve(plot, new Set(), { x, y }, toPixels), id));
  }

  it('leaves out what is hidden', () => assert.equal(nearestCurve(plot, new Set(['high']), { x: 50, y: 50 }, toPixels), undefined));
});
