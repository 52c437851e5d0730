import assert from 'node:assert/strict';
import { valueTitle, rightCurves, type MeasuredCurve } from '../../../../src/core/drawing/valueAxes';

const curve = (id: string, max: number, quantity = 'weight', more: Partial<MeasuredCurve> = {}): MeasuredCurve => ({
  id,
  quantity,
  extent: { min: 0, max },
  ...more,
});
const right = (curves: readonly MeasuredCurve[], scale: 'linear' | 'log' = 'linear') => [...rightCurves(curves, scale)];

describe('rightCurves', () => {
  for (const [name, curves, expected] of [
    ['none of a single curve', [curve('a', 0.9)], []],
    ['none where there are no curves', [], []],
    ['none where one axis shows all', [curve('a', 1), curve('b', 0.05)], []],
    ['the small ones', [curve('a', 1), curve('b', 0.049)], ['b']],
    ['the small ones, be they first', [curve('a', 0.01), curve('b', 10), curve('c', 7)], ['a']],
    ['those beyond the widest gap', [curve('a', 100), curve('b', 20), curve('c', 1), curve('d', 0.9)], ['c', 'd']],
    ['the size of what is negative', [curve('a', 0, 'weight', { extent: { min: -50, max: 0 } }), curve('b', 1)], ['b']],
    ['not what is zero everywhere', [curve('zero', 0), curve('a', 1), curve('b', 0.5)], []],
    ['not what has no value', [curve('a', 1), curve('pole', NaN), curve('b', 0.01)], ['b']],
    ['another kind of quantity, be it as large', [curve('a', 0.9, 'lr'), curve('b', 0.9, 'momentum')], ['b']],
    [
      'another kind of all groups',
      [curve('a', 1, 'momentum (group 1)'), curve('b', 1, 'lr (group 1)'), curve('c', 2, 'lr (group 2)')],
      ['a'],
    ],
    ['the kind that comes later by its name', [curve('a', 1, 'momentum'), curve('b', 1, 'decay')], ['a']],
    ['by size where there are three kinds', [curve('a', 1, 'lr'), curve('b', 0.9, 'momentum'), curve('c', 0.01, 'decay')], ['c']],
  ] as const) {
    it(`has ${name}`, () => assert.deepEqual(right(curves), expected));
  }

  it('keeps versions of a curve on one axis', () => {
    const versions = [curve('a', 1), curve('b', 0.01), curve('b (saved)', 1, 'weight', { like: 'b' })];
    assert.deepEqual(right([...versions, curve('c', 0.001)]), ['c']);
  });

  it('parts on a logarithmic axis, which shows small beside great, only by kind', () => {
    assert.deepEqual(right([curve('a', 1), curve('b', 0.001)], 'log'), []);
    assert.deepEqual(right([curve('a', 1, 'lr'), curve('b', 0.001, 'decay')], 'log'), ['b']);
  });
});

describe('valueTitle', () => {
  for (const [quantities, expected] of [
    [['lr', 'lr (group 2)'], 'Learning rate'],
    [['momentum'], 'Momentum'],
    [['weight', 'weight'], 'Weight'],
    [['weight_decay'], 'Weight decay'],
    [['lr', 'momentum'], 'Value'],
    [[], 'Weight'],
  ] as const) {
    it(`is ${expected} for ${quantities.join(' and ') || 'nothing'}`, () => assert.equal(valueTitle(quantities), expected));
  }
});
