import assert from 'node:assert/strict';
import { logTicks, minorLogTicks, ticks, weightAxis } from '../../../../src/core/drawing/axis';

describe('ticks', () => {
  for (const [min, max, wanted, expected] of [
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 0.7, 7, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]],
    [-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
    [0, 1e9, 4, [0, 5e8, 1e9]],
    [123_456_700, 123_456_800, 5, [123_456_700, 123_456_720, 123_456_740, 123_456_760, 123_456_780, 123_456_800]],
    [3, 3, 5, [3]],
  ] as const) {
    it(`from ${min} to ${max}`, () => assert.deepEqual(ticks(min, max, wanted), expected));
  }
});

describe('logTicks', () => {
  for (const [min, max, wanted, expected] of [
    [0.001, 10, 8, [0.001, 0.01, 0.1, 1, 10]],
    [1e-10, 1, 5, [1e-10, 1e-8, 1e-6, 1e-4, 0.01, 1]],
    [2, 8, 3, [2, 4, 6, 8]],
  ] as const) {
    it(`from ${min} to ${max}`, () => assert.deepEqual(logTicks(min, max, wanted), expected));
  }
});

describe('minorLogTicks', () => {
  it('stand between the powers of ten, where there is a whole decade', () => {
    assert.deepEqual(minorLogTicks(0.09, 2.5), [0.09, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 2]);
    assert.deepEqual(minorLogTicks(1e-6, 1.1e-5), [2e-6, 3e-6, 4e-6, 5e-6, 6e-6, 7e-6, 8e-6, 9e-6]);
  });

  it('are left out where there is none, or where there are so many decades that they would be a grey', () => {
    assert.deepEqual(minorLogTicks(2, 9), []);
    assert.deepEqual(minorLogTicks(1e-9, 1), []);
  });
});

describe('weightAxis', () => {
  for (const [min, max, expected] of [
    [0.1, 1, [0, 1]],
    [0.9, 1, [0.9, 1]],
    [-1, 2, [-1, 2]],
    [-2, -0.5, [-2, 0]],
    [3, 3, [0, 3]],
    [NaN, NaN, [0, 1]],
    [Infinity, -Infinity, [0, 1]],
  ] as const) {
    it(`of ${min} to ${max}`, () => {
      const range = weightAxis(min, max);
      assert.deepEqual([range.min, range.max], expected);
    });
  }
});
