import assert from 'node:assert/strict';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { largestDifference } from '../../../src/core/difference';
import { findMethod } from '../../../src/core/methods/index';
import type { ParameterValues } from '../../../src/core/parameter';

const make = (method: string, values: ParameterValues) =>
  buildSchedule(findMethod(method)!, { method, base_weight: 1, total_steps: 1000, ...values });

describe('largestDifference', () => {
  it('is at the end, where two lines part', () => {
    assert.deepEqual(largestDifference(make('linear', {}), make('linear', { base_weight: 0.75 })), {
      step: 1000,
      from: 1,
      to: 0.75,
      size: 0.25,
    });
  });

  it('is inside, where the distance turns', () => {
    // t/T − (t/T)² is largest at T/2, where it is 1/4.
    const { step, size } = largestDifference(make('linear', {}), make('power', { a: 2 }));
    assert.equal(step, 500);
    assert.ok(Math.abs(size - 0.25) < 1e-12);
    // t/T − (t/T)⁴ is largest at T / 4^(1/3), which is 629.96.
    assert.equal(largestDifference(make('linear', {}), make('power', { a: 4 })).step, 630);
    // Where a run has no whole step inside, at the turn itself.
    const short = { total_steps: 1 };
    assert.ok(Math.abs(largestDifference(make('linear', short), make('power', { ...short, a: 2 })).step - 0.5) < 1e-4);
  });

  it('is where the shorter run ends, when one goes on', () => {
    const { step, size } = largestDifference(make('linear', {}), make('linear', { total_steps: 2000 }));
    assert.equal(step, 1000);
    assert.equal(size, 0.5);
  });

  it('sees both sides of a jump', () => {
    const low = make('step', { milestones: [400], factor: 0.5 });
    const high = make('step', { milestones: [600], factor: 0.5 });
    const { step, from, to } = largestDifference(low, high);
    assert.deepEqual([step, from, to], [400, 0.5, 1]);
  });

  it('is nothing for the same curve, and symmetric', () => {
    const [a, b] = [make('cosine', {}), make('exponential', {})];
    assert.equal(largestDifference(a, make('cosine', {})).size, 0);
    assert.equal(largestDifference(a, b).size, largestDifference(b, a).size);
  });

  it('comes soon for very many cycles', () => {
    const cycles = make('cyclical', { cycles: 100_000, total_steps: 1e9 });
    let values = 0;
    const counted = { ...cycles, at: (step: number) => (values++, cycles.at(step)) };
    const { size } = largestDifference(counted, make('constant', { total_steps: 1e9 }));
    assert.ok(size > 0.5 && size <= 1, String(size));
    assert.ok(values < 10_000, `${values} values`);
  });
});
