import assert from 'node:assert/strict';
import fc from 'fast-check';
import { axisGroups, mostRatio, sizeOf, valueTitle, type MeasuredCurve } from '../../../../src/core/drawing/valueAxes';

const curve = (id: string, max: number, quantity = 'weight', more: Partial<MeasuredCurve> = {}): MeasuredCurve => ({
  id,
  quantity,
  extent: { min: 0, max },
  ...more,
});
const groups = (curves: readonly MeasuredCurve[], scale: 'linear' | 'log' = 'linear') =>
  axisGroups(curves, scale).map((group) => group.map(({ id }) => id).join(' '));

describe('axisGroups', () => {
  for (const [name, curves, expected] of [
    ['a single curve has one', [curve('a', 0.9)], ['a']],
    ['no curves have none', [], []],
    ['one shows all', [curve('a', 1), curve('b', 0.05)], ['a b']],
    ['the small ones are apart', [curve('a', 1), curve('b', 0.049)], ['a', 'b']],
    ['the small ones come after the great ones', [curve('a', 0.01), curve('b', 10), curve('c', 7)], ['b c', 'a']],
    ['the widest gap parts', [curve('a', 100), curve('b', 20), curve('c', 1), curve('d', 0.9)], ['a b', 'c d']],
    [
      'the widest gap parts, also where the greatest could take one more',
      [curve('a', 20.5), curve('b', 1.03), curve('c', 1)],
      ['a', 'b c'],
    ],
    ['as few as can be', [curve('a', 1), curve('b', 10), curve('c', 100), curve('d', 1000)], ['c d', 'a b']],
    ['three sizes have three', [curve('a', 0.01), curve('b', 1), curve('c', 100)], ['c', 'b', 'a']],
    ['what is negative has a size', [curve('a', 0, 'weight', { extent: { min: -50, max: 0 } }), curve('b', 1)], ['a', 'b']],
    ['what is zero everywhere is with the first', [curve('zero', 0), curve('a', 1), curve('b', 0.01)], ['zero a', 'b']],
    ['what has no value is with the first', [curve('a', 1), curve('pole', NaN), curve('b', 0.01)], ['a pole', 'b']],
    ['only what is zero', [curve('a', 0), curve('b', 0)], ['a b']],
    ['what is infinite is with the first', [curve('a', Infinity), curve('b', 1), curve('c', 0.01)], ['a b', 'c']],
    ['another kind of quantity is apart, be it as large', [curve('a', 0.9, 'lr'), curve('b', 0.9, 'momentum')], ['a', 'b']],
    [
      'another kind of all groups',
      [curve('a', 1, 'momentum (group 1)'), curve('b', 1, 'lr (group 1)'), curve('c', 2, 'lr (group 2)')],
      ['b c', 'a'],
    ],
    ['kinds come by their names, after learning rates', [curve('a', 1, 'momentum'), curve('b', 1, 'decay')], ['b', 'a']],
    [
      'kinds and sizes',
      [curve('a', 1e-4, 'lr'), curve('b', 0.9, 'momentum'), curve('c', 100), curve('d', 5), curve('e', 1)],
      ['a', 'b', 'c', 'd e'],
    ],
    [
      'what is too much for six is together',
      Array.from({ length: 9 }, (_, i) => curve(String(i), 1000 ** -i)),
      ['0', '1', '2', '3', '4', '5 6 7 8'],
    ],
  ] as const) {
    it(name, () => assert.deepEqual(groups(curves), expected));
  }

  it('keeps versions of a curve on one axis', () => {
    const versions = [curve('a', 1), curve('b', 0.01), curve('b (saved)', 1, 'weight', { like: 'b' })];
    assert.deepEqual(groups([...versions, curve('c', 0.001)]), ['a b b (saved)', 'c']);
    assert.deepEqual(groups([curve('a', 1, 'lr'), curve('a (saved)', 1, 'momentum', { like: 'a' })]), ['a a (saved)']);
  });

  it('parts on a logarithmic axis, which shows small beside great, only by kind', () => {
    assert.deepEqual(groups([curve('a', 1), curve('b', 0.001)], 'log'), ['a b']);
    assert.deepEqual(groups([curve('a', 1, 'lr'), curve('b', 0.001, 'decay')], 'log'), ['a', 'b']);
  });

  it('leaves no curve out, and none flat on its axis', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { maxLength: 6 }), (sizes) => {
        const parted = axisGroups(
          sizes.map((size, index) => curve(String(index), size)),
          'linear',
        );
        assert.equal(parted.flat().length, sizes.length);
        for (const group of parted) {
          const all = group.map(sizeOf);
          assert.ok(Math.max(...all) <= mostRatio * Math.min(...all), all.join());
        }
      }),
    );
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
