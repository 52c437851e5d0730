import assert from 'node:assert/strict';
import type { Handle } from '../../../../src/protocol';
import type { PlotArea } from '../../../../webview/chart/plotArea';
import { handleAlong, numberAfterKey, numberAt, shownHandles, snapped, strideOf } from '../../../../webview/plot/handles/handlePlaces';

const handle = (parts: Partial<Handle>): Handle => ({
  curve: 'kl',
  parameter: 'total_steps',
  number: 10_000,
  unit: 'steps',
  domain: {},
  axis: 'step',
  step: 10_000,
  value: 0.5,
  slope: 1,
  ...parts,
});

describe('places of handles', () => {
  const area = { left: 0, top: 0, right: 1000, bottom: 500 };
  const shown = (list: readonly Handle[], areaOf: (handle: Handle) => PlotArea = () => area) =>
    shownHandles(list, areaOf, ({ step, value }) => ({ x: step, y: value })).map(({ handle: { parameter } }) => parameter);

  it('are those in the plot that do not hide each other', () => {
    const list = [
      handle({ parameter: 'a', step: 100, value: 100 }),
      handle({ parameter: 'near', step: 110, value: 105 }),
      handle({ parameter: 'far', step: 118, value: 100 }),
      handle({ parameter: 'outside', step: 1100, value: 100 }),
      handle({ parameter: 'below', step: 300, value: 600 }),
      handle({ parameter: 'nowhere', step: NaN, value: 600 }),
      handle({ parameter: 'edge', step: 1000, value: 500 }),
    ];
    assert.deepEqual(shown(list), ['a', 'far', 'edge']);
  });

  it('are those in the plot of their own curve', () => {
    const upper = { ...area, bottom: 200 };
    assert.deepEqual(
      shown([handle({ parameter: 'a', step: 100, value: 100 }), handle({ parameter: 'b', step: 500, value: 300 })], () => upper),
      ['a'],
    );
  });

  it('may be shared by one that goes along and one that goes up', () => {
    const list = [
      handle({ parameter: 'x', step: 100, value: 100 }),
      handle({ parameter: 'y', step: 100, value: 100, axis: 'value' }),
      handle({ parameter: 'another x', step: 100, value: 100 }),
    ];
    assert.deepEqual(shown(list), ['x', 'y']);
    const at = (offsetX: number, offsetY: number) => handleAlong(list, { offsetX: 0, offsetY: 0 }, { offsetX, offsetY }).parameter;
    assert.deepEqual([at(5, 1), at(-5, 2), at(1, 6), at(0, -6)], ['x', 'x', 'y', 'y']);
  });

  it('go to the number that puts the curve there', () => {
    assert.equal(numberAt(handle({}), 12_000), 12_000);
    assert.equal(numberAt(handle({ number: 0.1, step: 1000, slope: 10_000 }), 2000), 0.2);
    assert.equal(numberAt(handle({ axis: 'value', number: 0.5, value: 0.05, slope: 0.1 }), 0.06).toFixed(9), '0.600000000');
  });

  it('snap to numbers as round as a few pixels allow', () => {
    assert.equal(strideOf(handle({}), 13), 50);
    assert.equal(strideOf(handle({}), 0.01), 1);
    assert.equal(strideOf(handle({ number: 2.5 }), 0.01), 0.05);
    assert.equal(strideOf(handle({ number: 0.1, unit: 'fraction', slope: 10_000 }), 13), 0.005);
    assert.equal(strideOf(handle({ axis: 'value', number: 0.5, unit: 'weight' }), 0.0012), 0.005);
    assert.deepEqual(
      [snapped(10_234, 50, {}), snapped(0.3 + 1e-17, 0.1, {}), snapped(-0.0004, 0.001, {}), snapped(123, 1, {})],
      [10_250, 0.3, 0, 123],
    );
  });

  it('stay in the domain of the number', () => {
    assert.equal(snapped(-200, 100, { min: 0 }), 0);
    assert.equal(snapped(-200, 100, { above: 0 }), 100);
    assert.equal(snapped(7000, 500, { below: 6000 }), 5500);
    assert.equal(snapped(1.4, 0.05, { max: 1 }), 1);
    assert.equal(snapped(6000, 500, { above: 5999, below: 6001 }), 6000);
  });

  it('go one stride by a key, ten with Shift', () => {
    const after = (key: string, isLarge: boolean, number: number) => numberAfterKey(key, isLarge, number, 50, { above: 0 });
    assert.deepEqual(
      [
        after('ArrowRight', false, 10_000),
        after('ArrowUp', true, 10_000),
        after('ArrowLeft', false, 10_000),
        after('PageDown', false, 10_000),
      ],
      [10_050, 10_500, 9950, 9500],
    );
    assert.equal(after('ArrowLeft', false, 50), 50);
    assert.equal(after('ArrowRight', false, 10_020), 10_050);
    assert.equal(after('Home', false, 50), undefined);
  });
});
