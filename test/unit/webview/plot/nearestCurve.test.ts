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
const chart = {
  pixels: (step: number, weight: number) => ({ x: step, y: 100 * (1 - weight) }),
  areaOf: () => ({ left: 0, right: 100, top: 0, bottom: 100 }),
};

describe('nearestCurve', () => {
  for (const [x, y, id] of [
    [50, 50, 'high'],
    [50, 75, 'low'],
    [50, 70, 'low'],
    [50, 58, 'high'],
    [90, 80, undefined],
    [10, 40, undefined],
  ] as const) {
    it(`at ${x}, ${y}: ${id ?? 'none'}`, () => assert.equal(nearestCurve(plot, new Set(), { x, y }, chart), id));
  }

  it('leaves out what is drawn in another plot', () => {
    const stacked = { ...chart, areaOf: (index: number) => ({ left: 0, right: 100, top: 55 * index, bottom: 30 + 55 * index }) };
    assert.equal(nearestCurve(plot, new Set(), { x: 90, y: 10 }, stacked), undefined);
    assert.equal(nearestCurve(plot, new Set(), { x: 30, y: 72 }, stacked), 'high');
  });

  it('leaves out what is hidden', () => assert.equal(nearestCurve(plot, new Set(['high']), { x: 50, y: 50 }, chart), undefined));
});
