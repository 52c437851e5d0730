import assert from 'node:assert/strict';
import { buildModel } from '../../../../src/preview/model/buildModel';
import type { AxesState, Plot } from '../../../../src/protocol';
import { chartNote } from '../../../../webview/panes/chartNote';
import {
  axisOf,
  curvesAtRight,
  plotWindow,
  stepLimits,
  wantedView,
  withDetail,
  fittingWeights,
} from '../../../../webview/chart/plotWindow';
import { plainAxes as automatic } from '../../../../webview/savedState';
import { drawable } from '../../../fixtures/foundSchedule';

function plotOf(...schedules: readonly ReturnType<typeof drawable>[]): Plot {
  const { model } = buildModel(schedules, { width: 800, height: 400, pixelRatio: 1 }, {});
  assert.ok('plot' in model);
  return model.plot;
}

const plot = plotOf(drawable('kl', 'linear', 0.5, 1000), drawable('gan', 'linear', 2, 500), drawable('tau', 'constant', 0.01, 1000));
const plainAxes = { ...automatic, valueAxes: 'one' } as const;
const nobody: ReadonlySet<string> = new Set();

describe('plotWindow', () => {
  it('shows all of the shown curves, and some of what comes after the run', () => {
    assert.deepEqual(plotWindow(plot, nobody, plainAxes), {
      x: { from: 0, to: 1060 },
      y: { from: 0, to: 2.06 },
      more: [],
      isStacked: false,
    });
    assert.deepEqual(plotWindow(plot, new Set(['gan']), plainAxes).y, { from: 0, to: 0.515 });
  });

  it('shows what the user has chosen', () => {
    const axes = { ...plainAxes, x: { from: 10, to: 20 }, y: { from: 0.1, to: 0.2 } };
    assert.deepEqual(plotWindow(plot, nobody, axes), { x: axes.x, y: axes.y, more: [], isStacked: false });
  });

  it('fits the weights to the steps in sight, unless the user has chosen some', () => {
    const axes = { ...plainAxes, x: { from: 900, to: 1000 } };
    const kl = plotOf(drawable('kl', 'linear', 0.5, 1000));
    // 0.45 to 0.5 and a little room.
    const { from, to } = plotWindow(kl, nobody, axes).y;
    assert.ok(Math.abs(from - 0.4485) < 1e-9 && Math.abs(to - 0.5015) < 1e-9, `${from} to ${to}`);
    assert.deepEqual(plotWindow(kl, nobody, { ...axes, y: { from: 0, to: 9 } }).y, { from: 0, to: 9 });
    const log = plotWindow(kl, nobody, { ...axes, scale: 'log' }).y;
    assert.ok(log.from > 0.4 && log.from < 0.45 && log.to > 0.5 && log.to < 0.55);
    const logged = [{ curve: 'kl', column: 'w', points: Float64Array.of(0, 9, 950, 3, 1000, 0.4), extent: { min: 0.4, max: 9 } }];
    assert.ok(Math.abs(plotWindow(kl, nobody, axes, logged).y.to - 3.34 * 1.03) < 0.2);
  });

  it('starts a logarithmic axis at the least weight above zero, and some decades below the top where curves come from zero', () => {
    const log = (...names: readonly string[]) =>
      fittingWeights(
        plot.series.flatMap(({ id, extent }) => (names.includes(id) ? [extent] : [])),
        'log',
      );
    assert.ok(log('tau').from < 0.01 && log('tau').from > 0.009 && log('tau').to > 0.01 && log('tau').to < 0.011);
    const { from, to } = log('kl');
    assert.ok(from < 0.5e-4 && from > 0.1e-4 && to > 0.5 && to < 1, `${from} to ${to}`);
    assert.deepEqual(fittingWeights([{ min: 0, max: 0 }], 'log'), { from: 0.1, to: 1 });
  });

  it('gives curves that one axis cannot show an axis of their own, which fits them', () => {
    const window = plotWindow(plot, nobody, automatic);
    assert.deepEqual([window.y, window.more], [{ from: 0, to: 2.06 }, [{ from: 0, to: 0.0103, curves: ['tau'] }]]);
    assert.deepEqual([curvesAtRight(window), axisOf(window, 'gan'), axisOf(window, 'tau')], [['tau'], 0, 1]);
    assert.deepEqual(plotWindow(plot, new Set(['tau']), automatic).more, []);
    assert.deepEqual(plotWindow(plot, new Set(['kl', 'gan']), automatic).more, []);
  });

  it('gives each of three sizes a plot of its own, and two where the user wants plots', () => {
    const three = plotOf(...['a', 'b', 'c'].map((name, i) => drawable(name, 'linear', 100 ** -i, 1000)));
    const { y, more, isStacked } = plotWindow(three, nobody, automatic);
    assert.deepEqual([y.to, ...more.map(({ to }) => to), isStacked], [1.03, 0.0103, 0.000103, true]);
    assert.deepEqual(curvesAtRight(plotWindow(three, nobody, automatic)), []);
    const two = (valueAxes: AxesState['valueAxes']) => plotWindow(three, new Set(['c']), { ...automatic, valueAxes }).isStacked;
    assert.deepEqual([two('automatic'), two('plots'), two('one')], [false, true, false]);
    assert.equal(plotWindow(three, new Set(['b', 'c']), { ...automatic, valueAxes: 'plots' }).isStacked, false);
  });

  it('fits what was logged on the axis of its curve', () => {
    const logged = [{ curve: 'tau', column: 'w', points: Float64Array.of(0, 0.01, 900, 0.04), extent: { min: 0.01, max: 0.04 } }];
    const { y, more } = plotWindow(plot, nobody, automatic, logged);
    assert.deepEqual([y.to, more[0]?.to], [2.06, 0.0412]);
  });

  it('keeps what was chosen on another axis as long as the same curves are on it', () => {
    const right = { from: 0.004, to: 0.006, curves: ['tau'] };
    const axes = { ...automatic, y: { from: 1, to: 2 }, more: [right] };
    assert.deepEqual(plotWindow(plot, nobody, axes), { x: { from: 0, to: 1060 }, y: axes.y, more: [right], isStacked: false });
    assert.equal(plotWindow(plot, nobody, { ...axes, more: [{ ...right, curves: ['kl'] }] }).more[0]?.to, 0.0103);
    assert.equal(plotWindow(plot, nobody, { ...axes, y: undefined }).y.to, 2.06);
  });

  it('has curves on the right axis sampled for what that shows', () => {
    const axes = { ...automatic, x: { from: 100, to: 200 } };
    assert.deepEqual(wantedView(plotWindow(plot, nobody, axes), axes)?.more, [{ from: 0, to: 0.0103, curves: ['tau'] }]);
  });

  it('lets training go on for as long again, and shows single steps', () => {
    assert.deepEqual(stepLimits(plot), { min: 0, max: 2000, least: 1 });
    assert.equal(stepLimits(plotOf(drawable('kl', 'linear', 1, 1))).least, 1e-3);
  });

  it('wants finer points for what the overview does not show, with a margin', () => {
    const view = (axes: Partial<typeof plainAxes>) =>
      wantedView(plotWindow(plot, nobody, { ...plainAxes, ...axes }), { ...plainAxes, ...axes });
    assert.equal(view({}), undefined);
    assert.deepEqual(view({ x: { from: 100, to: 200 } }), {
      from: 50,
      to: 250,
      low: 0,
      high: 0.8 * 1.03,
      scale: 'linear',
      more: [],
    });
    assert.deepEqual(view({ x: { from: 10, to: 110 } })?.from, 0);
    assert.equal(view({ scale: 'log' })?.to, 1060);
  });
});

describe('withDetail', () => {
  const overview = Float64Array.of(0, 1, 10, 2, 20, 3, 30, 4);
  for (const [name, from, to, detail, expected] of [
    ['in the midst', 8, 22, [8, 7, 15, 8, 22, 9], [0, 1, 8, 7, 15, 8, 22, 9, 30, 4]],
    ['of all', 0, 30, [0, 7, 30, 9], [0, 7, 30, 9]],
    ['past the end', 25, 60, [25, 7, 60, 9], [0, 1, 10, 2, 20, 3, 25, 7, 60, 9]],
    ['between two points', 12, 14, [12, 7, 14, 9], [0, 1, 10, 2, 12, 7, 14, 9, 20, 3, 30, 4]],
  ] as const) {
    it(`puts a closer look ${name} in its place`, () =>
      assert.deepEqual([...withDetail(overview, from, to, Float64Array.from(detail))], expected));
  }
});

describe('chartNote', () => {
  it('says nothing of plain axes', () => assert.equal(chartNote(plot, nobody, plainAxes), ''));

  it('names the curves that a logarithmic axis cannot show whole', () => {
    const axes = { ...plainAxes, scale: 'log' } as const;
    assert.equal(chartNote(plot, nobody, axes), 'A logarithmic axis has no zero and nothing below: kl and gan have gaps there.');
    assert.equal(chartNote(plot, new Set(['gan']), axes), 'A logarithmic axis has no zero and nothing below: kl has a gap there.');
    assert.equal(chartNote(plot, new Set(['gan', 'kl']), axes), '');
  });

  it('names the curves that are flat on the only axis, where a logarithmic one would show them', () => {
    const sized = (label: string, max: number) => ({ ...plot.series[0]!, id: label, label, extent: { min: 0, max } });
    const three: Plot = { ...plot, series: [sized('lr', 0.0003), sized('kl', 0.01), sized('gan', 10)] };
    assert.equal(chartNote(three, nobody, automatic), '', 'each has a plot');
    assert.match(chartNote(three, nobody, plainAxes), /^lr and kl lie flat beside the others: a logarithmic axis/);
    assert.match(chartNote(three, new Set(['gan']), plainAxes), /^lr lies flat/);
    assert.equal(chartNote(three, new Set(['gan']), automatic), '');
    assert.equal(chartNote({ ...three, series: three.series.slice(1) }, nobody, automatic), '');
  });

  it('says why there are no epochs', () => {
    const axes = { ...plainAxes, unit: 'epochs' } as const;
    assert.match(chartNote(plot, nobody, axes), /^The steps of an epoch are not known/);
    assert.equal(chartNote(plot, nobody, { ...axes, stepsPerEpoch: 10 }), '');
  });
});
