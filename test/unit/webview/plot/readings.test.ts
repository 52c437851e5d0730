import assert from 'node:assert/strict';
import type { StepValues } from '../../../../src/protocol';
import { fittingReadings, readings, type Reading } from '../../../../webview/plot/readings';
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
  const answer: StepValues = { revision: 1, step, stepText: String(step), percentText: '', values };
  const list = readings(plot, new Set(hidden), logged, answer);
  return { list, spoken: spokenValues(list, plot, answer) };
}

describe('readings', () => {
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

describe('fittingReadings', () => {
  const reading = (value: number, isLogged = false): Reading => ({
    index: 0,
    label: String(value),
    value,
    text: '',
    logged: isLogged ? { where: '', text: '' } : undefined,
  });
  const kept = (rows: number, ...list: readonly Reading[]) =>
    fittingReadings(list, rows, ({ value }) => Math.abs(value - 5)).map(({ value }) => value);

  it('keeps the nearest, in their order', () => assert.deepEqual(kept(2, reading(9), reading(4), reading(1), reading(5)), [4, 5]));
  it('keeps all where there is room', () => assert.deepEqual(kept(3, reading(9), reading(4), reading(1)), [9, 4, 1]));
  it('needs two rows for what is logged too', () => assert.deepEqual(kept(3, reading(9), reading(4, true), reading(5)), [4, 5]));
  it('may have room for none', () => assert.deepEqual(kept(0, reading(9)), []));
});
