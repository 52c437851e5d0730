// The panel counts the run that the file states, and epochs where schedules count them.
import assert from 'node:assert/strict';
import { csvFile } from '../../../../src/exports/dataFiles';
import { buildModel } from '../../../../src/preview/model/buildModel';
import { valuesAt } from '../../../../src/preview/model/valuesAt';
import type { Plot } from '../../../../src/protocol';
import { annotationsOf } from '../../../../webview/chart/annotations';
import { placeText, progressText, stepAxis } from '../../../../webview/chart/stepAxis';
import { chartSummary } from '../../../../webview/panes/summary';
import { plainAxes } from '../../../../webview/savedState';
import { find } from '../../../fixtures/find';

async function shown(text: string) {
  const { model, curves } = buildModel(await find('yaml', text), { width: 800, height: 400, pixelRatio: 1 }, {});
  assert.ok('plot' in model);
  return { plot: model.plot, curves };
}

const marks = (plot: Plot) => annotationsOf(plot, new Set()).marks.map(({ label, step }) => `${label} ${step}`);

describe('the run in the panel', () => {
  it('is what percent and the axis count', async () => {
    const { plot, curves } = await shown('max_steps: 100000\na: schedule(linear, 0.5, 20000)\nb: schedule(linear, 1, 53000)\n');
    assert.deepEqual([plot.run, plot.lastStep, plot.axisEnd], [100_000, 100_000, 106_000]);
    assert.deepEqual(plot.rows[2], { percent: '20 %', step: '20,000', values: ['0.5', '0.377358'] });
    assert.equal(valuesAt(curves, 20_000).percentText, '20 %');
    assert.equal(plot.series[0]!.verdict, 'Rises from 0 to 0.5 by step 20,000, 20 % of the run.');
    assert.match(plot.series[0]!.marks[0]!.description, /, after 20 % of the run$/);
    assert.match(chartSummary(plot), /^Steps 0 to 100,000, the end of the run\./);
  });

  it('has an end of its own, and a longer schedule goes on behind it', async () => {
    const { plot } = await shown('max_steps: 8000\na: schedule(linear, 1, 20000)\n');
    assert.deepEqual([plot.run, plot.lastStep, plot.axisEnd], [8_000, 8_000, 21_200]);
    assert.deepEqual(marks(plot).slice(0, 2), ['run 8000', 'T 20000']);
    assert.match(plot.series[0]!.verdict, /The run ends at 40 % of that, at 0\.4\.$/);
  });

  it('has one mark where the schedule ends with it', async () => {
    const { plot } = await shown('max_steps: 8000\na: schedule(linear, 1)\n');
    assert.deepEqual(marks(plot), ['run 8000', '95 % 7600', 'T−1 7999']);
  });

  it('is that of the longest schedule only where none is stated', async () => {
    const { plot } = await shown('a: schedule(linear, 1, 500)\nb: schedule(linear, 1, 1000)\n');
    assert.deepEqual([plot.run, plot.lastStep, plot.axisEnd], [undefined, 1_000, 1_060]);
    assert.ok(!marks(plot).some((mark) => mark.startsWith('run')));
  });

  it('shows a gate in its run', async () => {
    const { plot } = await shown('max_steps: 8000\nadv: schedule(constant, 0.8, delay=2000)\n');
    assert.deepEqual([plot.run, plot.lastStep, plot.axisEnd], [8_000, 8_000, 8_480]);
    assert.deepEqual([plot.series[0]!.totalSteps, plot.series[0]!.description], [8_000, 'constant, of any length']);
    assert.equal(plot.series[0]!.verdict, 'Jumps from 0 to 0.8 at step 2,000, 25 % of the run.');
  });
});

describe('epochs in the panel', () => {
  it('are what the axis and the texts say', async () => {
    const { plot, curves } = await shown('epochs: 50\nkl: schedule(linear, 0.5, total_epochs=10)\n');
    assert.deepEqual([plot.unit, plot.run, plot.series[0]!.description], ['epoch', 50, 'linear, 10 epochs']);
    assert.equal(stepAxis(plainAxes, plot).title, 'Training Epochs');
    assert.deepEqual([placeText(plot, '5'), progressText(plainAxes, plot, 5, '10 %')], ['Epoch 5', '10 %']);
    assert.equal(plot.series[0]!.verdict, 'Rises from 0 to 0.5 by epoch 10, 20 % of the run.');
    assert.match(csvFile({ curves, from: 0, to: 10 }), /^epoch,kl\r\n0,0\r\n1,0.05\r\n/);
  });

  it('have their steps beside them where these are known', async () => {
    const { plot, curves } = await shown('epochs: 50\nsteps_per_epoch: 100\nkl: schedule(linear, 0.5, total_epochs=10)\n');
    assert.equal(plot.series[0]!.description, 'linear, 10 epochs (1,000 steps)');
    assert.equal(stepAxis(plainAxes, plot).title, 'Training Epochs (of 100 steps)');
    assert.equal(progressText(plainAxes, plot, 5, '10 %'), 'step 500, 10 %');
    assert.match(csvFile({ curves, from: 0, to: 10 }), /^epoch,step,kl\r\n0,0,0\r\n1,100,0.05\r\n/);
  });

  it('know the steps that the user types', async () => {
    const { plot } = await shown('kl: schedule(linear, 0.5, total_epochs=10)\n');
    assert.equal(stepAxis({ ...plainAxes, stepsPerEpoch: 250 }, plot).title, 'Training Epochs (of 250 steps)');
  });

  it('lie at their steps beside schedules that count these', async () => {
    const { plot, curves } = await shown('steps_per_epoch: 100\na: schedule(linear, 1, total_epochs=10)\nb: schedule(linear, 1, 4000)\n');
    assert.deepEqual([plot.unit, ...plot.series.map(({ totalSteps }) => totalSteps)], ['step', 1_000, 4_000]);
    assert.deepEqual(valuesAt(curves, 500).values.map(({ value }) => value), [0.5, 0.125]); // prettier-ignore
    assert.equal(plot.series[0]!.verdict, 'Rises from 0 to 1 by step 1,000.');
  });

  it('stand for parts of the run where nothing says how many steps they have', async () => {
    const { plot } = await shown('a: schedule(linear, 1, total_epochs=10)\nb: schedule(linear, 1, 4000)\n');
    assert.deepEqual([plot.unit, ...plot.series.map(({ isRelative }) => isRelative)], ['step', true, false]);
    assert.deepEqual(plot.series[0]!.marks, []);
  });
});
