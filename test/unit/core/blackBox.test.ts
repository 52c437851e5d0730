import assert from 'node:assert/strict';
import { blackBox } from '../../../src/core/computed/blackBox';
import { curveFacts } from '../../../src/core/facts/curveFacts';

const schedule = (value: (step: number) => number, totalSteps: number, isWhole = false) =>
  blackBox({ value, isWhole, totalSteps, unit: 'step', corners: [] });
const found = (value: (step: number) => number) => [...schedule(value, 10_000).breakpoints(0, 20_000)];

describe('a curve of which only values are known', () => {
  it('has its corners at the whole steps at which they are', () => {
    assert.deepEqual(
      found((t) => Math.min(1, t / 3_217)),
      [3_217],
    );
    assert.deepEqual(
      found((t) => Math.min(1, t / 5_000)),
      [5_000],
    );
  });

  it('has the corner at which its length ends', () =>
    assert.deepEqual(
      found((t) => Math.min(1, t / 10_000)),
      [10_000],
    ));

  it('has no corners for the stairs of whole steps, however long it is', () => {
    const ramp = schedule((step) => Math.max(0.01, 1 - step / 1e6), 20_000_000, true);
    const [corner = 0, ...others] = ramp.breakpoints(0, 40_000_000);
    // 1 - 0.99 is reached at step 990,000.
    assert.ok(Math.abs(corner - 990_000) <= 1);
    assert.deepEqual(others, []);
    const drop = schedule((step) => (step < 300_000 ? 0.1 : 0.01), 1_000_000, true);
    assert.deepEqual([...drop.breakpoints(0, 1_000_000)], [300_000]);
  });

  it('has its jumps there, too', () => {
    assert.deepEqual(
      found((t) => Math.floor(t / 1_234)),
      Array.from({ length: 16 }, (_, i) => 1_234 * (i + 1)),
    );
  });

  it('has the edges of its gaps', () => {
    assert.deepEqual(
      found((t) => (t < 4_321 ? t : NaN)),
      [4_321],
    );
  });

  it('has its turning points', () => {
    const turns = found((t) => Math.sin((2 * Math.PI * t) / 5_000));
    assert.equal(turns.length, 8);
    turns.forEach((turn, i) => assert.ok(Math.abs(turn - 1_250 - 2_500 * i) < 1));
  });

  it('has none where it is smooth and monotone', () => {
    for (const curve of [(t: number) => Math.exp(-t / 300), (t: number) => t ** 3, (t: number) => Math.tanh((t - 4_000) / 500), () => 2])
      assert.deepEqual(found(curve), []);
  });

  describe('in 32-bit floats', () => {
    const f = Math.fround;
    const cosine = (t: number) => f(f(0.001) * f(f(1 + f(Math.cos(f(f(Math.PI) * f(t / 20_000))))) / 2));
    const warm = (t: number) => f(f(0.001) * f(Math.min(1, f(t / 317))));

    it('has none where it is smooth but for rounding', () => {
      for (const curve of [
        cosine,
        (t: number) => f(1 - f(f(t / 20_000) ** 2)),
        (t: number) => f(Math.exp(f(-t / 3_000))),
        (t: number) => 0.3 * f(t / 7),
      ])
        assert.deepEqual(found(curve), []);
    });

    it('has its corners and jumps, late and soon', () => {
      assert.deepEqual(found(warm), [317]);
      assert.deepEqual(
        found((t) => f(cosine(t) * f(Math.min(1, f(t / 500))))).map((step) => Math.round(step / 10)),
        [50],
      );
      assert.deepEqual(
        found((t) => f(t < 6_000 ? 0.5 * cosine(t) : cosine(t))),
        [6_000],
      );
    });

    it('has its mean without looking closer than that tells', () => {
      let asked = 0;
      const { mean } = curveFacts(schedule((t) => (asked++, cosine(t)), 20_000));
      // Of 1 + cos(x), from 0 to pi, the mean is 1.
      assert.ok(Math.abs(mean - 0.0005) < 1e-10, `${mean}`);
      assert.ok(asked < 10_000, `${asked}`);
    });
  });

  it('is evaluated at whole steps only where it has no others', () => {
    const asked: number[] = [];
    const { at, grid } = schedule((t) => (asked.push(t), t), 100, true);
    assert.equal(grid, 'whole');
    assert.deepEqual([0, 1.5, 99.9].map(at), [0, 1, 99]);
    assert.ok(asked.every(Number.isInteger));
  });

  it('costs the same however long it is', () => {
    const counts = [1e6, 1e9].map((totalSteps) => {
      let count = 0;
      const { breakpoints } = schedule((t) => (count++, Math.min(1, t / (0.3 * totalSteps))), totalSteps);
      assert.deepEqual([...breakpoints(0, totalSteps)], [0.3 * totalSteps]);
      return count;
    });
    assert.ok(counts[1]! <= 1.1 * counts[0]!, counts.join(' '));
  });
});
