import assert from 'node:assert/strict';
import { buildModel } from '../../../../src/preview/model/buildModel';
import type { AxesState, Plot } from '../../../../src/protocol';
import { plainAxes } from '../../../../webview/savedState';
import { weightAxisTicks } from '../../../../webview/chart/axisTicks';
import { stepAxis, stepInUnit, stepTicks } from '../../../../webview/chart/stepAxis';
import { weightLabel } from '../../../../webview/chart/tickText';
import { drawable } from '../../../fixtures/foundSchedule';

function plotTo(lastStep: number, perEpoch?: number): Plot {
  const { model } = buildModel([drawable('kl', 'linear', 1, lastStep)], { width: 800, height: 400, pixelRatio: 1 }, {});
  assert.ok('plot' in model);
  return { ...model.plot, stepsPerEpoch: perEpoch === undefined ? undefined : { value: perEpoch, origin: 'steps_per_epoch, line 1' } };
}

function labels(axes: Partial<AxesState>, plot: Plot, from: number, to: number, width = 700): readonly string[] {
  const axis = stepAxis({ ...plainAxes, ...axes }, plot);
  return stepTicks(axis, { from, to }, plot.lastStep, width, 12).map(({ label }) => label);
}

describe('the step axis', () => {
  for (const [name, axes, plot, from, to, width, expected] of [
    ['steps', {}, plotTo(10_000), 0, 10_600, 700, ['0', '2,000', '4,000', '6,000', '8,000', '10,000']],
    ['few steps where there is little room', {}, plotTo(10_000), 0, 10_600, 220, ['0', '5,000', '10,000']],
    ['millions', {}, plotTo(2e7), 0, 2e7, 700, ['0', '2M', '4M', '6M', '8M', '10M', '12M', '14M', '16M', '18M', '20M']],
    ['a billion', {}, plotTo(1e9), 0, 1.06e9, 200, ['0', '500M', '1B']],
    ['all digits close by', {}, plotTo(1e9), 123_456_784, 123_456_794, 400, ['123,456,785', '123,456,790']],
    ['decimals closer by', {}, plotTo(1e9), 123_456_788.5, 123_456_789.5, 400, ['123,456,788.5', '123,456,789.0', '123,456,789.5']],
    ['percent', { unit: 'percent' }, plotTo(10_000), 0, 10_600, 500, ['0', '20', '40', '60', '80', '100']],
    ['parts of a percent', { unit: 'percent' }, plotTo(1e9), 123_456_700, 123_456_800, 400, ['12.345670', '12.345675', '12.345680']],
    [
      'epochs that the host found',
      { unit: 'epochs' },
      plotTo(3900, 390),
      0,
      3900,
      500,
      ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    ],
    [
      'epochs that were typed',
      { unit: 'epochs', stepsPerEpoch: 1950 },
      plotTo(3900, 390),
      0,
      3900,
      200,
      ['0.0', '0.5', '1.0', '1.5', '2.0'],
    ],
    ['only whole steps of a short run', {}, plotTo(1), 0, 1.06, 700, ['0', '1']],
    ['whole steps of a run of three', {}, plotTo(3), 0, 3.18, 700, ['0', '1', '2', '3']],
    ['steps where epochs are unknown', { unit: 'epochs' }, plotTo(100), 0, 100, 320, ['0', '20', '40', '60', '80', '100']],
  ] as const) {
    it(`counts ${name}`, () => assert.deepEqual(labels(axes, plot, from, to, width), expected));
  }

  it('says a step as it counts it', () => {
    const plot = plotTo(3900, 390);
    const say = (axes: Partial<AxesState>) => stepInUnit(stepAxis({ ...plainAxes, ...axes }, plot), 975);
    assert.deepEqual([say({}), say({ unit: 'percent' }), say({ unit: 'epochs' })], ['', '25 %', 'epoch 2.5']);
  });
});

describe('weightAxisTicks', () => {
  it('has two numbers at least, however low the axis is', () => {
    const labels = weightAxisTicks({ from: 0.847, to: 0.953 }, 'linear', 120).map(({ label }) => label);
    assert.deepEqual(labels, ['0.85', '0.9', '0.95']);
  });

  const labels = (from: number, to: number, scale: 'linear' | 'log') => weightAxisTicks({ from, to }, scale, 240).map(({ label }) => label);

  it('has one notation', () => {
    assert.deepEqual(labels(1e-6, 1, 'log'), ['1e\u22126', '1e\u22125', '1e\u22124', '1e\u22123', '1e\u22122', '1e\u22121', '1e0']);
    assert.deepEqual(labels(1e-4, 1, 'log'), ['0.0001', '0.001', '0.01', '0.1', '1']);
    assert.deepEqual(labels(0, 1e-4, 'linear'), ['0', '2e\u22125', '4e\u22125', '6e\u22125', '8e\u22125', '1e\u22124']);
  });

  it('has minus signs', () => assert.deepEqual(labels(-1, 1, 'linear'), ['\u22121', '\u22120.5', '0', '0.5', '1']));
});

describe('weightLabel', () => {
  for (const [value, spacing, expected] of [
    [0.25, 0.05, '0.25'],
    [0, 0.05, '0'],
    [0.1234567, 1e-7, '0.1234567'],
    [0.00001, 0, '1e-5'],
  ] as const) {
    it(`of ${value} with its neighbours ${spacing} away is ${expected}`, () => assert.equal(weightLabel(value, spacing), expected));
  }
});
