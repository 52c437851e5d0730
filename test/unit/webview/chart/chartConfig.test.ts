import assert from 'node:assert/strict';
import { chartDatasets, chartOptions } from '../../../../webview/chart/chartConfig';
import { chartView } from '../../../fixtures/chartView';
import { drawable } from '../../../fixtures/foundSchedule';

const viewOf = (hidden: readonly string[] = [], label?: string) =>
  chartView([drawable('kl', 'linear', 0.5, 10_000), drawable('gan', 'linear', 2, 500)], { hidden, ...(label !== undefined && { label }) });

describe('chartConfig', () => {
  it('draws the sampled points as they are', () => {
    const [kl, gan] = chartDatasets(viewOf());
    assert.deepEqual(kl!.data, [
      { x: 0, y: 0 },
      { x: 10_000, y: 0.5 },
      { x: 10_600, y: 0.5 },
    ]);
    assert.deepEqual(gan!.data, [
      { x: 0, y: 0 },
      { x: 500, y: 2 },
      { x: 10_600, y: 2 },
    ]);
  });

  it('draws the curve under the cursor thicker and on top', () => {
    const [kl, gan] = chartDatasets(viewOf([], 'gan'));
    assert.ok((gan!.borderWidth as number) > (kl!.borderWidth as number));
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

  it('never animates and leaves the pointer to the page', () => {
    const { animation, events } = chartOptions(viewOf());
    assert.deepEqual([animation, events], [false, []]);
  });
});
