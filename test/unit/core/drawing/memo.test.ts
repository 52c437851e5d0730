import assert from 'node:assert/strict';
import { Memo } from '../../../../src/core/drawing/memo';

describe('Memo', () => {
  it('works a value out again only when something that it depends on is another thing', () => {
    const memo = new Memo<number>();
    let count = 0;
    const [a, b] = [{}, {}];
    const of = (...keys: readonly unknown[]) => memo.of(keys, () => ++count);
    assert.deepEqual([of(a, NaN), of(a, NaN), of(b, NaN), of(b, 1), of(b, 1), of(a, NaN)], [1, 1, 2, 3, 3, 4]);
  });
});
