import assert from 'node:assert/strict';
import { logarithm } from '../../../src/core/logarithm';

describe('a logarithm to a base', () => {
  // math.log(x, base) of CPython 3.11.7 with glibc 2.36.
  for (const [x, base, expected] of [
    [3, 3, 1],
    [9, 3, 2],
    [27, 3, 3],
    [81, 3, 4],
    [243, 3, 4.999999999999999],
    [729, 3, 6],
    [2187, 3, 7],
    [1000, 10, 2.9999999999999996],
    [8, 2, 3],
    [2 ** 29, 2, 29.000000000000004],
    [125, 5, 3.0000000000000004],
    [1, 7, 0],
    [0.125, 2, -3],
  ] as const)
    it(`of ${x} to ${base} is ${expected}`, () => assert.equal(logarithm(x, base), expected));
});
