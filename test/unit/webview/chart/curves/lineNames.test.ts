import assert from 'node:assert/strict';
import { placeLineNames, type NamedLine, type NamesRoom } from '../../../../../webview/chart/curves/lineNames';
import { weightAt } from '../../../../../src/core/drawing/runsThrough';

const area = { left: 0, right: 600, top: 0, bottom: 300 };

/** Letters are 5 pixels wide and 10 high. */
const place = (lines: readonly NamedLine[], more: Partial<NamesRoom> = {}) =>
  placeLineNames(lines, { area, fontSize: 10, measure: (text) => 5 * text.length, isFree: () => true, ...more }).map(({ name, x, y }) => [
    name,
    x,
    y,
  ]);

describe('names at the ends of lines', () => {
  const two = [
    { name: 'kl', y: 100 },
    { name: 'gan', y: 200 },
  ];

  it('stand above them', () =>
    assert.deepEqual(place(two), [
      ['kl', 596, 94],
      ['gan', 596, 194],
    ]));

  it('stand below them where a curve runs above, or the plot ends', () => {
    assert.deepEqual(place([{ name: 'kl', y: 2 }, two[1]!], { isFree: ({ bottom }) => bottom < 150 || bottom > 200 }), [
      ['kl', 596, 16],
      ['gan', 596, 214],
    ]);
  });

  it('are left out where there is no room', () => {
    assert.deepEqual(place([...two, { name: 'third', y: 201 }, { name: 'fourth', y: 202 }]), [
      ['kl', 596, 94],
      ['gan', 596, 194],
      ['third', 596, 215],
    ]);
    assert.deepEqual(place([two[0]!, { name: 'nowhere', y: NaN }]), [['kl', 596, 94]]);
    assert.deepEqual(place([two[0]!, { name: 'a.very.long.name.of.a.weight.in.a.config', y: 200 }]), [['kl', 596, 94]]);
  });

  it('are not needed for one curve, nor looked for in a narrow plot or of many', () => {
    assert.deepEqual(place([two[0]!]), []);
    assert.deepEqual(place(two, { area: { ...area, right: 400 } }), []);
    assert.deepEqual(place(Array.from({ length: 9 }, (_, i) => ({ name: `w${i}`, y: i * 30 + 20 }))), []);
  });
});

describe('the weight of a line', () => {
  const points = Float64Array.of(0, 1, 10, 3, 10, 5, 20, 5);

  it('is that between its points, right of a jump, and none outside', () => {
    assert.deepEqual(
      [0, 5, 10, 15, 20, 21, -1].map((step) => weightAt(points, step)),
      [1, 2, 5, 5, 5, NaN, NaN],
    );
    assert.ok(Number.isNaN(weightAt(Float64Array.of(0, 1, NaN, NaN), 0.5)));
  });
});
