import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smoothed, Smoothing } from '../../../src/logs/smoothing';

// Made by pandas: see test/reference/logs/smoothing.py.
const { values, means } = JSON.parse(readFileSync(join('test', 'fixtures', 'logs', 'smoothing.json'), 'utf8')) as {
  readonly values: readonly number[];
  readonly means: Readonly<Record<string, readonly number[]>>;
};

describe('smoothing', () => {
  for (const [weight, expected] of Object.entries(means)) {
    it(`is an exponentially weighted mean with the weight ${weight}`, () => {
      const points = { steps: Float64Array.from(values, (_, i) => i), values: Float64Array.from(values) };
      const work = smoothed(points, Number(weight), 50);
      let [next, pauses] = [work.next(), 0];
      for (; !next.done; next = work.next()) pauses++;
      assert.equal(pauses, 4);
      assert.equal(next.value.steps, points.steps);
      [...next.value.values].forEach((value, i) =>
        assert.ok(Math.abs(value - expected[i]!) <= 1e-9 * (1 + Math.abs(expected[i]!)), `${i}`),
      );
    });
  }

  it('leaves values alone that are not finite, and goes on as if they were not there', () => {
    const [with_, without] = [new Smoothing(0.5), new Smoothing(0.5)];
    assert.ok(Number.isNaN(with_.next(NaN)));
    assert.equal(with_.next(2), without.next(2));
    assert.equal(with_.next(Infinity), Infinity);
    assert.equal(with_.next(5), without.next(5));
  });
});
