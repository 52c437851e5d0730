import assert from 'node:assert/strict';
import { integrate } from '../../../src/core/integrate';

describe('integrate', () => {
  it('has the area under a curve, with an end of infinite slope', () => {
    assert.ok(Math.abs(integrate((x) => Math.sqrt(x), 0, 1, 1e-10) - 2 / 3) < 1e-9);
  });

  it('subdivides pieces of a rough curve no more often than is left for all of them', () => {
    let count = 0;
    const rough = (x: number): number => {
      count++;
      return Math.fround(Math.sin(1e6 * x) * 1e-3 + 1);
    };
    const all = { left: 300 };
    for (let piece = 0; piece < 100; piece++) integrate(rough, piece, piece + 1, 1e-15, all);
    // 15 values for each piece, and for both halves of each subdivision.
    assert.ok(count <= 15 * (100 + 2 * 300), `${count} values`);
  });
});
