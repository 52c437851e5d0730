import assert from 'node:assert/strict';
import { kinds } from '../../../../src/frameworks/schedule/definitions';
import { exampleCurves } from '../../../../src/preview/model/curves';
import { say } from '../../../../src/core/message';
import { buildModel, type SchedulesModel } from '../../../../src/preview/model/buildModel';
import type { Plot } from '../../../../src/protocol';
import { drawable, undrawable } from '../../../fixtures/foundSchedule';

const size = { width: 800, height: 400, pixelRatio: 1 };

const asError = (text: string) => ({ text, severity: 'error' });
const informed = { code: 'unresolved', message: say('Bound twice.'), range: { from: 0, to: 1 } } as const;

function plotOf(model: SchedulesModel): Plot {
  assert.ok('plot' in model, `a "${model.kind}" has no plot`);
  return model.plot;
}

describe('buildModel', () => {
  it('shows the four base curves at w = 1 and T = 100 where nothing was found', () => {
    const { model } = buildModel([], size, {}, { examples: exampleCurves(kinds) });
    assert.equal(model.kind, 'examples');
    const plot = plotOf(model);
    assert.deepEqual(
      plot.series.map(({ label, points }) => [label, ...points.slice(0, 2), ...points.slice(-2)]),
      [
        ['linear', 0, 0, 106, 1],
        ['cosine', 0, 0, 106, 1],
        ['power', 0, 0, 106, 1],
        ['exponential', 0, 0, 106, 0.9816843611112658],
      ],
    );
    assert.deepEqual(plot.rows[5], { percent: '50 %', step: '50', values: ['0.5', '0.5', '0.25', '0.864665'] });
  });

  it('samples a schedule again only for another axis or another size', () => {
    const kl = drawable('kl', 'cosine', 0.5, 10_000);
    const points = (gan: number, of = size) => plotOf(buildModel([kl, drawable('gan', 'linear', 2, gan)], of, {}).model).series[0]!.points;
    const first = points(500);
    assert.equal(points(600), first);
    assert.deepEqual([...points(20_000).slice(-2)], [21_200, 0.5]);
    assert.ok(points(600, { width: 3000, height: 2000, pixelRatio: 2 }).length > first.length);
  });

  it('puts all schedules on the axis of the longest one, where the others hold their last values', () => {
    const plot = plotOf(buildModel([drawable('kl', 'cosine', 0.5, 10_000), drawable('gan', 'linear', 2, 500)], size, {}).model);
    assert.deepEqual([plot.lastStep, plot.axisEnd], [10_000, 10_600]);
    assert.deepEqual(
      plot.series.map(({ id, description, totalSteps, points }) => [id, description, totalSteps, ...points.slice(-2)]),
      [
        ['kl', 'cosine, 10,000 steps', 10_000, 10_600, 0.5],
        ['gan', 'linear, 500 steps', 500, 10_600, 2],
      ],
    );
    assert.deepEqual(plot.rows.at(-1), { percent: '100 %', step: '10,000', values: ['0.5', '2'] });
  });

  it('tells schedules of one name apart', () => {
    const plot = plotOf(buildModel([drawable('w', 'linear', 1, 10), undrawable('w'), drawable('w', 'cosine', 1, 10)], size, {}).model);
    assert.deepEqual(
      plot.series.map(({ id }) => id),
      ['w', 'w (3)'],
    );
  });

  it('lists what cannot be drawn beside what can', () => {
    const { model } = buildModel([drawable('kl', 'linear', 1, 10), undrawable('lr', 60, 'No total.', 'No method.')], size, {});
    assert.equal(model.kind, 'chart');
    assert.deepEqual('undrawn' in model && model.undrawn, [{ label: 'lr', messages: ['No total.', 'No method.'].map(asError) }]);
  });

  it('says so when nothing can be drawn', () => {
    const { model, curves } = buildModel([undrawable('lr', 0, 'No total.')], size, {});
    assert.deepEqual(model, { kind: 'problems', undrawn: [{ label: 'lr', messages: [asError('No total.')] }] });
    assert.deepEqual(curves, []);
  });

  it('carries how grave a reason is', () => {
    const { model } = buildModel([{ ...undrawable('w'), problems: [informed] }], size, {});
    assert.deepEqual(model, { kind: 'problems', undrawn: [{ label: 'w', messages: [{ text: 'Bound twice.', severity: 'information' }] }] });
  });

  const document = [drawable('a', 'linear', 1, 10, 100), drawable('b', 'linear', 1, 10, 200)];
  for (const [pointed, expected] of [
    [{}, undefined],
    [{ offset: 99 }, undefined],
    [{ offset: 100 }, 'a'],
    [{ offset: 150 }, 'a'],
    [{ offset: 151 }, undefined],
    [{ offset: 209 }, 'b'],
    [{ label: 'a', offset: 209 }, 'a'],
    [{ label: 'c' }, undefined],
  ] as const) {
    it(`marks ${expected ?? 'nothing'} for ${JSON.stringify(pointed)}`, () => {
      assert.equal(plotOf(buildModel(document, size, pointed).model).active, expected);
    });
  }

  it('samples for a plot that has no size yet', () => {
    const plot = plotOf(buildModel(document, { width: 0, height: 0, pixelRatio: 1 }, {}).model);
    assert.deepEqual([...plot.series[0]!.points], [0, 0, 10, 1, 10.6, 1]);
  });
});
