import assert from 'node:assert/strict';
import type { StepValues } from '../../../../src/protocol';
import { loggedId } from '../../../../webview/chart/logged';
import { fittingValues, curveValues, type CurveValue } from '../../../../webview/plot/curveValues';
import { spokenValues } from '../../../../webview/plot/readout';
import { chartView } from '../../../fixtures/chartView';
import { drawable } from '../../../fixtures/foundSchedule';

const { plot } = chartView([drawable('kl', 'linear', 0.5, 1000), drawable('gan', 'linear', 2, 500)]);

function at(
  step: number,
  logged?: { readonly step: number; readonly text: string; readonly run?: string },
  hidden: readonly string[] = [],
) {
  const values = [0.5, 2].map((value, index) => ({ value, text: String(value), ...(index === 0 && logged && { logged: [logged] }) }));
  const answer: StepValues = { step, stepText: String(step), percentText: '', values };
  const list = curveValues(plot, new Set(hidden), answer);
  return { list, spoken: spokenValues(list, plot, answer) };
}

describe('curveValues', () => {
  it('names the step of a logged value where it is another one', () => {
    assert.deepEqual(at(400, { step: 400, text: '0.21' }).list[0]!.logged, [{ where: 'logged', text: '0.21' }]);
    assert.deepEqual(at(1200, { step: 1201, text: '0.3' }).list[0]!.logged, [{ where: 'logged at step 1,201', text: '0.3' }]);
  });

  it('has none for a curve that is not logged', () => assert.deepEqual(at(400, { step: 400, text: '0.21' }).list[1]!.logged, []));

  it('leaves hidden curves out', () =>
    assert.deepEqual(
      at(400, undefined, ['kl']).list.map(({ label }) => label),
      ['gan'],
    ));

  it('names the run, and leaves one out that is hidden', () => {
    const logged = { step: 400, text: '0.21', run: 'b.csv' };
    assert.deepEqual(at(400, logged).list[0]!.logged, [{ where: 'b.csv, logged', text: '0.21' }]);
    assert.deepEqual(at(400, logged, [loggedId('kl', 'b.csv')]).list[0]!.logged, []);
  });

  it('is spoken with the plan first', () => {
    assert.equal(at(251, { step: 400, text: '0.21' }).spoken, 'Step 251, kl 0.5 (logged at step 400: 0.21), gan 2');
  });
});

describe('fittingValues', () => {
  const valueOf = (value: number, more: Partial<CurveValue> = {}): CurveValue => ({
    index: 0,
    label: String(value),
    isActive: false,
    value,
    text: '',
    logged: [],
    ...more,
  });
  const logged = [{ where: '', text: '' }];
  /** The plot is 10 pixels high, the pointer in its middle. */
  const kept = (rows: number, ...list: readonly CurveValue[]) =>
    fittingValues(list, rows, { pointer: 5, of: ({ value }) => 10 - value }).map(({ value }) => value);

  it('keeps the nearest, as they stand in the plot', () =>
    assert.deepEqual(kept(2, valueOf(4), valueOf(9), valueOf(1), valueOf(5)), [5, 4]));
  it('keeps all where there is room', () => assert.deepEqual(kept(3, valueOf(4), valueOf(9), valueOf(1)), [9, 4, 1]));
  it('needs two rows for what is logged too', () => assert.deepEqual(kept(3, valueOf(9), valueOf(4, { logged }), valueOf(5)), [5, 4]));
  it('has the curve at the cursor first, however far it is', () =>
    assert.deepEqual(kept(2, valueOf(9), valueOf(4), valueOf(0, { isActive: true }), valueOf(5)), [0, 5]));
  it('never leaves the curve at the cursor out', () =>
    assert.deepEqual(kept(0, valueOf(9), valueOf(4), valueOf(0, { isActive: true, logged })), [0]));
  it('has what has no value last', () => assert.deepEqual(kept(3, valueOf(NaN), valueOf(4), valueOf(5)), [5, 4, NaN]));
});
