import assert from 'node:assert/strict';
import { axisLooks, chartDatasets, chartOptions } from '../../../../webview/chart/chartConfig';
import type { Theme } from '../../../../webview/elements/theme';
import { chartView, plainTheme } from '../../../fixtures/chartView';
import { drawable } from '../../../fixtures/foundSchedule';

const viewOf = (hidden: readonly string[] = [], label?: string) =>
  chartView([drawable('kl', 'linear', 0.5, 10_000), drawable('gan', 'linear', 2, 500)], { hidden, ...(label !== undefined && { label }) });

describe('chartConfig', () => {
  it('draws the sampled points as they are', () => {
    const [kl, gan] = chartDatasets(viewOf());
    assert.deepEqual([...kl!.curve.points], [0, 0, 10_000, 0.5, 10_600, 0.5]);
    assert.deepEqual([...gan!.curve.points], [0, 0, 500, 2, 10_600, 2]);
    assert.deepEqual([kl!.data.length, kl!.curve.end, gan!.curve.end], [0, 10_000, 500]);
  });

  it('draws the curve under the cursor thicker and on top', () => {
    const [kl, gan] = chartDatasets(viewOf([], 'gan'));
    assert.ok(gan!.curve.style.width > kl!.curve.style.width);
    assert.ok(gan!.order! < kl!.order!);
  });

  it('fits the weight axis to the curves that are shown', () => {
    const top = (hidden: readonly string[]) => axisLooks(viewOf(hidden)).y?.span.to;
    assert.equal(top([]), 2.06);
    assert.equal(top(['gan']), 0.515);
  });

  it('names the axes and starts the steps at 0', () => {
    const { x, y } = axisLooks(viewOf());
    assert.deepEqual([x!.title, x!.span, y!.title], ['Training Steps', { from: 0, to: 10_600 }, 'Weight']);
  });

  it('draws great and small curves on axes of their own, and one grid', () => {
    const view = chartView([drawable('kl', 'linear', 0.5, 1000), drawable('gan', 'linear', 50, 1000)]);
    assert.deepEqual(
      chartDatasets(view).map(({ yAxisID }) => yAxisID),
      ['right', 'y'],
    );
    const { y, right } = axisLooks(view);
    assert.deepEqual([y!.span.to, y!.hasGrid, right!.span.to, right!.hasGrid], [51.5, true, 0.515, false]);
    assert.equal(chartOptions(view, () => view).scales!.right!.position, 'right');
    assert.equal(axisLooks(chartView([drawable('kl', 'linear', 0.5, 1000)])).right, undefined);
  });

  it('draws three sizes of curves in plots one above the other, each with its grid and, where it is alone, its name', () => {
    const view = chartView(['a', 'b', 'c', 'd'].map((name, i) => drawable(name, 'linear', [1, 1e-2, 1e-4, 0.5][i]!, 1000)));
    assert.deepEqual(
      chartDatasets(view).map(({ yAxisID }) => yAxisID),
      ['y', 'y2', 'y3', 'y'],
    );
    assert.deepEqual(
      Object.entries(axisLooks(view))
        .slice(1)
        .map(([name, { title, hasGrid, gap }]) => [name, title, hasGrid, gap > 0]),
      [
        ['y', 'Weight', true, false],
        ['y2', 'b', true, true],
        ['y3', 'c', true, true],
      ],
    );
    const scales = chartOptions(view, () => view).scales as Record<string, { stack?: string; position?: string }>;
    assert.deepEqual(
      Object.values(scales).map(({ stack, position }) => [stack, position]),
      [[undefined, undefined], ...Array.from({ length: 3 }, () => ['values', undefined])],
    );
  });

  it('draws what follows an end paler, dotted in high contrast, and marks where there is nothing', () => {
    const pastEnd = (theme: Theme) => chartDatasets(chartView([drawable('kl', 'linear', 1, 10)], { theme }))[0]!.curve;
    assert.ok(pastEnd(plainTheme).pastEnd.opacity < 0.5 && pastEnd(plainTheme).pastEnd.dash === undefined);
    assert.ok(pastEnd({ ...plainTheme, highContrast: true }).pastEnd.dash);
    assert.equal(pastEnd(plainTheme).stops, false);
  });

  it('never animates and leaves the pointer to the page', () => {
    const { animation, events } = chartOptions(viewOf(), viewOf);
    assert.deepEqual([animation, events], [false, []]);
  });
});
