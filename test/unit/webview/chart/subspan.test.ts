import assert from 'node:assert/strict';
import { confine, partsOf, subspan, zoomParts } from '../../../../webview/chart/subspan';

describe('subspan', () => {
  it('takes fractions of what is seen', () => {
    assert.deepEqual(subspan({ from: 100, to: 200 }, 0.25, 0.75), { from: 125, to: 175 });
    assert.deepEqual(subspan({ from: 100, to: 200 }, -1, 2), { from: 0, to: 300 });
  });

  it('takes them of decades on a logarithmic axis', () => {
    const { from, to } = subspan({ from: 1e-4, to: 1 }, 0.25, 0.5, 'log');
    assert.ok(Math.abs(from / 1e-3 - 1) < 1e-12 && Math.abs(to / 1e-2 - 1) < 1e-12, `${from} to ${to}`);
  });

  it('keeps what is at the anchor of a zoom', () => {
    const span = { from: 1000, to: 3000 };
    const { from, to } = subspan(span, ...zoomParts(0.5, 0.75));
    assert.equal(to - from, 1000);
    assert.equal(from + 0.75 * (to - from), 2500);
  });
});

describe('confine', () => {
  const limits = { min: 0, max: 100, least: 2 };
  for (const [name, span, expected] of [
    ['leaves what fits', [10, 20], [10, 20]],
    ['moves what is over the left edge', [-5, 15], [0, 20]],
    ['moves what is over the right edge', [95, 115], [80, 100]],
    ['cuts what is too wide', [-50, 300], [0, 100]],
    ['widens what is too narrow around its middle', [50, 51], [49.5, 51.5]],
    ['widens at an edge', [0, 1], [0, 2]],
  ] as const) {
    it(name, () => assert.deepEqual(confine({ from: span[0], to: span[1] }, limits), { from: expected[0], to: expected[1] }));
  }
});

describe('partsOf', () => {
  for (const scale of ['linear', 'log'] as const) {
    it(`says on a ${scale} axis what subspan was asked for`, () => {
      const [start, end] = partsOf({ from: 1, to: 100 }, subspan({ from: 1, to: 100 }, 0.25, 1.5, scale), scale);
      assert.ok(Math.abs(start - 0.25) < 1e-12 && Math.abs(end - 1.5) < 1e-12, `${start}, ${end}`);
    });
  }
});
