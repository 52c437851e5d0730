import assert from 'node:assert/strict';
import type { StepValues } from '../../../../src/protocol';
import { fittingValues, curveValues, type CurveValue } from '../../../../webview/plot/curveValues';
import { spokenValues } from '../../../../webview/plot/readout';
import { chartView } from '../../../fixtures/chartView';
import { drawable } from '../../../fixtures/foundSchedule';

const { plot } = chartView([drawable('kl', 'linear', 0.5, 1000), drawable('gan', 'linear', 2, 500)]);
// Step 400 was logged twice: the run was resumed.
const logged = [
  { curve: 'kl', column: 'w', points: Float64Array.of(100, 0.05, 400, 0.2, 400, 0.21, 500, 0.3), extent: { min: 0.05, max: 0.3 } },
];

function at(step: number, hidden: readonly string[] = []) {
  const values = [0.5, 2].map((weight) => ({ value: weight, text: String(weight) }));
  const answer: StepValues = { step, stepText: String(step), percentText: '', values };
  const list = curveValues(plot, new Set(hidden), logged, answer);
  return { list, spoken: spokenValues(list, plot, answer) };
}

describe('curveValues', () => {
  for (const [step, where, text] of [
    [100, 'logged', '0.05'],
    [249, 'logged at step 100', '0.05'],
    [251, 'logged at step 400', '0.21'],
    [400, 'logged', '0.21'],
    [500, 'logged', '0.3'],
  ] as const) {
    it(`has the logged value that is nearest to step ${step}`, () => assert.deepEqual(at(step).list[0]!.logged, { where, text }));
  }

  for (const step of [99, 501]) {
    it(`has no logged value at step ${step}, outside of the log`, () => assert.equal(at(step).list[0]!.logged, undefined));
  }

  it('has none for a curve that is not logged', () => assert.equal(at(400).list[1]!.logged, undefined));

  it('leaves hidden curves out', () =>
    assert.deepEqual(
      at(400, ['kl']).list.map(({ label }) => label),
      ['gan'],
    ));

  it('is spoken with the plan first', () => {
    assert.equal(at(251).spoken, 'Step 251, kl 0.5 (logged at step 400: 0.21), gan 2');
  });
});

describe('fittingValues', () => {
  const valueOf = (value: number, isLogged = false): CurveValue => ({
    index: 0,
    label: String(value),
    value,
    text: '',
    logged: isLogged ? { where: '', text: '' } : undefined,
  });
  const kept = (rows: number, ...list: readonly CurveValue[]) =>
    fittingValues(list, rows, ({ value }) => Math.abs(value - 5)).map(({ value }) => value);

  it('keeps the nearest, in their order', () => assert.deepEqual(kept(2, valueOf(9), valueOf(4), valueOf(1), valueOf(5)), [4, 5]));
  it('keeps all where there is room', () => assert.deepEqual(kept(3, valueOf(9), valueOf(4), valueOf(1)), [9, 4, 1]));
  it('needs two rows for what is logged too', () => assert.deepEqual(kept(3, valueOf(9), valueOf(4, true), valueOf(5)), [4, 5]));
  it('may have room for none', () => assert.deepEqual(kept(0, valueOf(9)), []));
});
