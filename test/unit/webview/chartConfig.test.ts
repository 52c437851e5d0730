import assert from 'node:assert/strict';
import { buildModel } from '../../../src/preview/buildModel';
import { chartDatasets, chartOptions, pictureConfig, type ChartView } from '../../../webview/chartConfig';
import { plotWindow } from '../../../webview/plotWindow';
import { plainAxes } from '../../../webview/savedState';
import { stepAxis } from '../../../webview/stepAxis';
import type { Theme } from '../../../webview/theme';
import { drawable } from '../../fixtures/foundSchedule';

const theme: Theme = {
  foreground: '#ffffff',
  muted: '#999999',
  grid: '#333333',
  axis: '#444444',
  background: '#000000',
  curves: ['#0000ff', '#ffa500', '#008000', '#ff0000', '#800080', '#ffff00'],
  fontFamily: 'sans-serif',
  fontSize: 13,
  highContrast: false,
};

function viewOf(hidden: readonly string[] = [], label?: string): ChartView {
  const schedules = [drawable('kl', 'linear', 0.5, 10_000), drawable('gan', 'linear', 2, 500)];
  const { model } = buildModel(schedules, { width: 800, height: 400, pixelRatio: 1 }, label === undefined ? {} : { label });
  assert.ok('plot' in model);
  const { plot } = model;
  const shown = { plot, hidden: new Set(hidden), logged: [], theme };
  return { ...shown, window: plotWindow(plot, shown.hidden, plainAxes), scale: 'linear', steps: stepAxis(plainAxes, plot) };
}

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

  it('marks no curve in a picture', () => {
    const widths = pictureConfig(viewOf([], 'gan'), 2).data.datasets.map(({ borderWidth }) => borderWidth);
    assert.equal(widths[0], widths[1]);
  });

  it('gives a picture its title and a legend, which the page has outside of the canvas', () => {
    const { plugins } = pictureConfig(viewOf(), 2).options!;
    assert.deepEqual([plugins?.title?.text, plugins?.legend?.display], ['Dynamic Weights Over Training Steps', true]);
  });
});
