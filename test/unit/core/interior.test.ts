import assert from 'node:assert/strict';
import { crossings, turningPoints, type Curve } from '../../../src/core/interior';

const rough = (step: number) => ((step * 7919) % 1) * 1e-16;

const turning: readonly (readonly [string, Curve, number, number, readonly number[]])[] = [
  ['a wave', Math.sin, 0, 10, [Math.PI / 2, (3 * Math.PI) / 2, (5 * Math.PI) / 2]],
  ['a wave of next to nothing upon much', (t) => 1 + 1e-9 * Math.sin(t), 0, 5, [Math.PI / 2, (3 * Math.PI) / 2]],
  ['a flat top', (t) => Math.tanh(40 * t) - Math.tanh(40 * (t - 1)), -1, 2, [0.5]],
  ['a flat top that is rough by rounding', (t) => Math.tanh(40 * t) - Math.tanh(40 * (t - 1)) + rough(t), -1, 2, [0.5]],
  ['a flat bottom', (t) => Math.max(0, Math.abs(t) - 1), -3, 3, [0]],
  ['a rise', Math.exp, 0, 10, []],
  ['a rise with a flat part', (t) => Math.min(t, 1) + Math.max(t - 2, 0), 0, 3, []],
  ['a constant', () => 5, 0, 10, []],
  ['a rise that has no value at its end', (t) => (t < 10 ? t : NaN), 0, 10, []],
  ['no range', Math.sin, 3, 3, []],
];

describe('turningPoints', () => {
  for (const [what, curve, from, to, expected] of turning) {
    it(`of ${what}`, () => {
      const found = turningPoints(curve, from, to);
      assert.equal(found.length, expected.length, found.join(' '));
      // A flat top has any place on it.
      found.forEach((step, i) => assert.ok(Math.abs(curve(step) - curve(expected[i]!)) < 1e-12, `${step}`));
    });
  }
});

describe('crossings', () => {
  it('are where one curve overtakes the other', () => {
    const [first, second, ...others] = crossings(Math.sin, Math.cos, 0, 5);
    assert.ok(Math.abs(first! - Math.PI / 4) < 1e-15 && Math.abs(second! - (5 * Math.PI) / 4) < 1e-15 && others.length === 0);
  });

  it('are none where two curves only touch, or are the same for a while', () => {
    assert.deepEqual(crossings(Math.abs, () => 0, -1, 1), []); // prettier-ignore
    assert.deepEqual(crossings((t) => Math.max(t, 0), () => 0, -1, 1), []); // prettier-ignore
  });
});
