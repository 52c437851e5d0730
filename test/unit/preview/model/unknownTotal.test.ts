import assert from 'node:assert/strict';
import { buildModel } from '../../../../src/preview/model/buildModel';
import { valuesAt } from '../../../../src/preview/model/valuesAt';
import type { Phase } from '../../../../src/protocol';
import { plainAxes } from '../../../../webview/savedState';
import { stepAxis } from '../../../../webview/chart/stepAxis';
import { chartSummary } from '../../../../webview/panes/summary';
import { drawable } from '../../../fixtures/foundSchedule';

const size = { width: 800, height: 400, pixelRatio: 1 };
const unknown = { ...drawable('lr', 'linear', 1, 100), totalSteps: undefined };

function built(...found: Parameters<typeof buildModel>[0]) {
  const { model, curves } = buildModel(found, size, {});
  assert.ok('plot' in model);
  return { plot: model.plot, curves };
}

describe('a schedule whose total is unknown', () => {
  it('runs as long as the longest other', () => {
    const { plot, curves } = built(unknown, drawable('short', 'linear', 1, 50), drawable('kl', 'linear', 1, 7_000));
    assert.deepEqual([plot.lastStep, ...plot.series.map(({ totalSteps }) => totalSteps)], [7_000, 7_000, 50, 7_000]);
    assert.deepEqual(valuesAt(curves, 3_500).values[0], { value: 0.5, text: '0.5' });
    assert.deepEqual([...plot.series[0]!.points], [0, 0, 7_000, 1, 7_420, 1]);
    assert.equal(stepAxis(plainAxes, plot).unit, 'steps');
  });

  it('is longer than no known one', () => {
    const { plot } = built(unknown, drawable('kl', 'linear', 1, 10));
    assert.deepEqual([plot.lastStep, ...plot.series[0]!.points], [10, 0, 0, 10, 1, 10.6, 1]);
  });

  it('has its breakpoints where it bends', () => {
    const { schedule } = unknown;
    const bent = {
      ...unknown,
      curves: [
        {
          quantity: 'weight',
          schedule: { ...schedule!, breakpoints: (from: number, to: number) => [25, 75].filter((s) => s > from && s < to) },
        },
      ],
    };
    const { curves } = built(bent, drawable('kl', 'linear', 1, 1_000));
    const { breakpoints } = curves[0]!.schedule;
    assert.deepEqual([[...breakpoints(0, 1_000)], [...breakpoints(250, 1_000)], [...breakpoints(0, 750)]], [[250, 750], [750], [250]]);
  });

  it('claims no steps, alone or not', () => {
    for (const { plot } of [built(unknown), built(unknown, drawable('kl', 'linear', 1, 7_000))]) {
      assert.equal(plot.series[0]!.description, 'linear, total steps unknown');
      assert.deepEqual(plot.series[0]!.marks, []);
    }
  });

  it('counts percent of its run where no total is known', () => {
    const { plot, curves } = built(unknown, { ...unknown, label: 'other' });
    assert.deepEqual(stepAxis({ ...plainAxes, unit: 'epochs', stepsPerEpoch: 3 }, plot), {
      unit: 'percent',
      title: 'Run (%)',
      stepsPerUnit: 1,
    });
    assert.deepEqual(plot.rows[5], { percent: '50 %', step: '–', values: ['0.5', '0.5'] });
    assert.equal(valuesAt(curves, 50).stepText, '50 %');
    const phases: readonly Phase[] = [{ from: 0, to: 10, name: 'warm-up' }];
    const series = [{ ...plot.series[0]!, phases }];
    assert.equal(
      chartSummary({ ...plot, series }),
      '0 to 100 % of the run. lr (linear, total steps unknown) goes from 0 to 1: warm-up to 10 %.',
    );
  });
});
