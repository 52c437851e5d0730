import assert from 'node:assert/strict';
import { runsThrough } from '../../../../src/core/drawing/runsThrough';

const line = Float64Array.of(0, 0, 10, 10, 10, 0, NaN, NaN, 20, 5, 30, 5);

describe('runsThrough', () => {
  for (const [name, part, expected] of [
    ['a box on the slope', { from: 4, to: 6, low: 3, high: 4.5 }, true],
    ['a box below the slope', { from: 4, to: 6, low: 0, high: 3.9 }, false],
    ['a box above the slope', { from: 4, to: 6, low: 6.1, high: 10 }, false],
    ['a box on the jump', { from: 9.9, to: 11, low: 4, high: 5 }, true],
    ['a box in the gap', { from: 11, to: 19, low: 0, high: 10 }, false],
    ['a box within a level part', { from: 24, to: 26, low: 4, high: 6 }, true],
    ['a box after the end', { from: 31, to: 32, low: 4, high: 6 }, false],
  ] as const) {
    it(`${expected ? 'finds' : 'does not find'} the line in ${name}`, () => assert.equal(runsThrough(line, part), expected));
  }
});
