import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMethod, findParameter, methods, parametersOf } from '../../../../src/core/methods/index';
import { sliderRange } from '../../../../webview/elements/sliderRange';

const rangeOf = (method: string, parameter: string, value: number) =>
  sliderRange(findParameter(findMethod(method)!, parameter)!, value, 10_000);

describe('sliderRange', () => {
  it('gives steps and weights decades around them', () => {
    assert.deepEqual(rangeOf('cosine', 'total_steps', 10_000), { min: 1000, max: 100_000, scale: 'log', integer: true });
    assert.deepEqual(rangeOf('cosine', 'base_weight', 0.5), { min: 0.01, max: 10, scale: 'log', integer: false });
    assert.deepEqual(rangeOf('power', 'a', 2), { min: 0.1, max: 100, scale: 'log', integer: false });
  });

  it('lets what may be none start at zero', () => {
    assert.deepEqual(rangeOf('cosine', 'delay', 0), { min: 0, max: 10_000, scale: 'linear', integer: true });
    assert.deepEqual(rangeOf('cosine', 'start_weight', 0), { min: 0, max: 1, scale: 'linear', integer: false });
    assert.deepEqual(rangeOf('cosine', 'base_weight', -0.5), { min: -1, max: 0, scale: 'linear', integer: false });
  });

  it('keeps to the domain', () => {
    assert.deepEqual(rangeOf('cyclical', 'cycles', 4), { min: 1, max: 10, scale: 'linear', integer: true });
    assert.deepEqual(rangeOf('cyclical', 'ratio', 0.5), { min: 0.001, max: 1, scale: 'linear', integer: false });
    assert.deepEqual(rangeOf('one_cycle', 'pct_start', 0.3), { min: 0.001, max: 0.999, scale: 'linear', integer: false });
  });

  it('takes a part of the run for a part, and steps for steps', () => {
    assert.deepEqual(rangeOf('warmup_hold_decay', 'warmup', 0.1), { min: 0, max: 1, scale: 'linear', integer: false });
    assert.deepEqual(rangeOf('warmup_hold_decay', 'warmup', 500), { min: 0, max: 10_000, scale: 'linear', integer: true });
  });

  it('holds the value, whatever it is', () => {
    const parameters = methods.flatMap((method) => parametersOf(method).filter(({ kind }) => kind === 'number'));
    fc.assert(
      fc.property(
        fc.constantFrom(...parameters),
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        fc.double({ min: 1, max: 1e9, noNaN: true }),
        (parameter, size, total) => {
          const { domain = {}, unit } = parameter;
          const { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity, integer = false } = domain;
          const value = integer || unit === 'count' ? Math.ceil(size) : size;
          fc.pre(value >= min && value <= max && value > above && value < below);
          const range = sliderRange(parameter, value, total);
          assert.ok(range.min < range.max, JSON.stringify(range));
          const slack = unit === 'fraction' ? 0.001 : 1e-9 * value;
          assert.ok(range.min <= value + slack && value <= range.max + slack, JSON.stringify([parameter.name, value, range]));
          assert.ok(range.min >= min && range.max <= max && range.min > above && range.max < below);
          assert.ok(range.scale === 'linear' || range.min > 0);
        },
      ),
    );
  });
});
