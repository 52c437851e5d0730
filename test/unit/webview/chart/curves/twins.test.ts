import assert from 'node:assert/strict';
import { twinCurves } from '../../../../../webview/chart/curves/twins';
import { curveLines } from '../../../../../webview/chart/curves/curveLine';
import { chartView, plainTheme } from '../../../../fixtures/chartView';
import { drawable } from '../../../../fixtures/foundSchedule';

const { plot } = chartView([
  drawable('a', 'linear', 1, 100),
  drawable('b', 'cosine', 1, 100),
  drawable('c', 'linear', 1, 100),
  drawable('d', 'linear', 1, 80),
]);

describe('twinCurves', () => {
  const twins = (...hidden: readonly string[]) =>
    [...twinCurves(plot, new Set(hidden))].map(([id, { first, count, place }]) => [id, first.id, count, place]);

  it('are those with the same values and the same end', () =>
    assert.deepEqual(twins(), [
      ['a', 'a', 2, 0],
      ['c', 'a', 2, 1],
    ]));

  it('are none where the others are hidden', () => assert.deepEqual(twins('a'), []));

  it('are drawn by turns along their line', () => {
    const lines = curveLines(plot, new Set(), plainTheme);
    assert.deepEqual(
      lines.map(({ dash, dashOffset }) => [dash, dashOffset]),
      [
        [[10, 10], 0],
        [[], undefined],
        [[10, 10], -10],
        [[], undefined],
      ],
    );
  });
});
