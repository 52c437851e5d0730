import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lastPosition, positionOf, valueAt, type Slider } from '../../../../webview/elements/sliderScale';

const log: Slider = { min: 1000, max: 100_000, scale: 'log', integer: true };
const linear: Slider = { min: 0, max: 1, scale: 'linear', integer: false };

describe('a slider', () => {
  it('goes in equal factors on a logarithmic scale, and in whole numbers where it should', () => {
    assert.deepEqual(
      [0, 75, 150, 225, 300].map((position) => valueAt(log, position)),
      [1000, 3160, 10_000, 31_600, 100_000],
    );
    assert.equal(valueAt({ min: 1, max: 10, scale: 'linear', integer: true }, 100), 4);
  });

  it('gives numbers without a tail of digits', () => {
    for (let position = 0; position <= lastPosition; position++) assert.ok(String(valueAt(linear, position)).length <= 5);
    assert.equal(valueAt({ min: 0, max: 30_000, scale: 'linear', integer: true }, 7), 700);
  });

  it('takes values outside for its ends', () => {
    assert.equal(positionOf(log, 1), 0);
    assert.equal(positionOf(log, 1e9), lastPosition);
    assert.equal(positionOf(linear, 0), 0);
  });

  it('has each value where it gives it back, within one position', () => {
    const range = fc.tuple(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 10, max: 1e4, noNaN: true }),
      fc.constantFrom('linear' as const, 'log' as const),
    );
    fc.assert(
      fc.property(range, fc.integer({ min: 0, max: lastPosition }), ([min, factor, scale], position) => {
        const slider: Slider = { min, max: min * factor, scale, integer: false };
        const value = valueAt(slider, position);
        assert.ok(value >= slider.min && value <= slider.max);
        assert.ok(Math.abs(positionOf(slider, value) - position) <= 1);
      }),
    );
  });
});
