import assert from 'node:assert/strict';
import { chartDatasets, chartOptions } from '../../../../webview/chart/chartConfig';
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
    const top = (hidden: readonly string[]) => chartOptions(viewOf(hidden)).scales?.y?.max;
    assert.equal(top([]), 2.06);
    assert.equal(top(['gan']), 0.515);
  });

  it('names the axes and starts the steps at 0', () => {
    const { x, y } = chartOptions(viewOf()).scales as Record<string, { title: { text: string }; min?: number; max?: number }>;
    assert.deepEqual([x!.title.text, x!.min, x!.max, y!.title.text], ['Training Steps', 0, 10_600, 'Weight']);
  });

  it('draws great and small curves on axes of their own, and one grid', () => {
    const view = chartView([drawable('kl', 'linear', 0.5, 1000), drawable('gan', 'linear', 50, 1000)]);
    assert.deepEqual(
      chartDatasets(view).map(({ yAxisID }) => yAxisID),
      ['right', 'y'],
    );
    const { y, right } = chartOptions(view).scales!;
    assert.deepEqual([y!.max, right!.max, right!.position, right!.grid!.drawOnChartArea], [51.5, 0.515, 'right', false]);
    assert.equal(chartOptions(chartView([drawable('kl', 'linear', 0.5, 1000)])).scales!.right, undefined);
  });

  it('draws what follows an end paler, dotted in high contrast, and marks where there is nothing', () => {
    const pastEnd = (theme: Theme) => chartDatasets(chartView([drawable('kl', 'linear', 1, 10)], { theme }))[0]!.curve;
    assert.ok(pastEnd(plainTheme).pastEnd.opacity < 0.5 && pastEnd(plainTheme).pastEnd.dash === undefined);
    assert.ok(pastEnd({ ...plainTheme, highContrast: true }).pastEnd.dash);
    assert.equal(pastEnd(plainTheme).stops, false);
  });

  it('never animates and leaves the pointer to the page', () => {
    const { animation, events } = chartOptions(viewOf());
    assert.deepEqual([animation, events], [false, []]);
  });
});
