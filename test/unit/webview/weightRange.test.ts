import assert from 'node:assert/strict';
import { weightRange } from '../../../webview/weightRange';

const series = (...weights: readonly number[]) => ({
  id: '',
  label: '',
  description: '',
  totalSteps: 1,
  points: Float64Array.from(weights.flatMap((weight, step) => [step, weight])),
  extent: { min: 0, max: 0 },
  phases: [],
  marks: [],
});

describe('weightRange', () => {
  for (const [name, curves, min, max] of [
    ['no curve', [], 0, 1],
    ['a rise from zero', [series(0, 0.5)], 0, 0.5],
    ['curves that come near zero', [series(0.4, 1), series(0.9)], 0, 1],
    ['curves far from zero', [series(0.9, 1)], 0.9, 1],
    ['negative ones far from zero', [series(-0.9, -1)], -1, -0.9],
    ['negative ones near it', [series(-0.1, -1)], -1, 0],
    ['both signs', [series(-2, 1)], -2, 1],
    ['a constant', [series(3, 3)], 0, 3],
    ['zero', [series(0, 0)], 0, 0],
    ['a gap', [series(1, Number.NaN, 0.1)], 0, 1],
  ] as const) {
    it(`of ${name} is ${min} to ${max}`, () => assert.deepEqual(weightRange(curves), { min, max }));
  }
});
