import assert from 'node:assert/strict';
import type { Shape } from '../../../src/exports/drawing';
import { shortened, textWidth } from '../../../src/exports/fontWidths';
import { layOut } from '../../../src/exports/layOut';
import type { Picture } from '../../../src/exports/picture';
import { wholePicture } from '../../fixtures/picture';

const drawn = (change: Partial<Picture> = {}) => layOut({ ...wholePicture, ...change });
const stacked = (change: Partial<Picture> = {}) => drawn({ isStacked: true, ...change });
const isText = (shape: Shape) => shape.kind === 'text';
const labels = (drawing: ReturnType<typeof drawn>) => [...drawing.below, ...drawing.above].filter(isText).map(({ text }) => text);

/** The frames of all texts that lie flat, without those that others may lie on. */
function boxes({ below, above }: ReturnType<typeof drawn>) {
  return [...below, ...above].filter(isText).flatMap(({ text, x, y, size, align, isUpright }) => {
    const width = textWidth(text, size);
    const left = x - { start: 0, middle: width / 2, end: width }[align];
    return isUpright ? [] : [{ text, left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.2 }];
  });
}

describe('layOut', () => {
  for (const legendPlace of ['below', 'top left', 'top right', 'bottom left', 'bottom right', 'lines', 'none'] as const)
    for (const [width, height, fontSize] of [
      [480, 300, 12],
      [240, 180, 8],
      [960, 540, 13],
    ] as const) {
      it(`keeps every text within a picture of ${width} × ${height} and off the others, the legend ${legendPlace}`, () => {
        const drawing = drawn({ width, height, fontSize, legendPlace });
        assert.deepEqual([drawing.width, drawing.height], [width, height]);
        const all = boxes(drawing);
        const hasLegend = legendPlace !== 'none';
        assert.equal(all.filter(({ text }) => text === 'kl_weight').length, hasLegend ? 1 : 0);
        // A legend in a corner has a ground of its own, which hides what it lies on.
        const flat = legendPlace === 'below' || !hasLegend ? all : all.filter(({ text }) => text !== 'warm-up');
        for (const [i, a] of flat.entries()) {
          assert.ok(a.left >= 0 && a.right <= width && a.top >= 0 && a.bottom <= height, JSON.stringify(a));
          for (const b of flat.slice(i + 1))
            assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top, `${a.text} on ${b.text}`);
        }
      });
    }

  for (const [width, height] of [
    [480, 300],
    [300, 240],
  ] as const)
    for (const legendPlace of ['below', 'lines', 'none'] as const)
      it(`keeps every text off the others in plots one above the other, ${width} × ${height}, the legend ${legendPlace}`, () => {
        const all = boxes(stacked({ width, height, legendPlace }));
        for (const [i, a] of all.entries()) {
          assert.ok(a.left >= 0 && a.right <= width && a.top >= 0 && a.bottom <= height, JSON.stringify(a));
          for (const b of all.slice(i + 1))
            assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top, `${a.text} on ${b.text}`);
        }
      });

  it('has plots one above the other that share the steps and each cut off their own lines', () => {
    const drawing = stacked();
    const [first, second, marks] = drawing.clipped;
    const { plot } = drawing;
    assert.deepEqual([first!.area.top, second!.area.top + second!.area.height], [plot.top, plot.top + plot.height]);
    assert.ok(second!.area.top > first!.area.top + first!.area.height && first!.area.width === plot.width);
    assert.deepEqual([marks!.area, marks!.shapes.length], [plot, 1], 'marks go through both');
    const lines = second!.shapes.filter((shape) => shape.kind === 'line');
    // From the upper corner of its own plot to the lower one.
    const { left, top, width, height } = second!.area;
    assert.deepEqual(Array.from(lines[0]!.places), [left, top, left + width, top + height]);
    assert.ok(first!.shapes.length > 2);
    const titles = drawing.below.filter(isText).filter(({ isUpright }) => isUpright);
    assert.deepEqual(
      titles.map(({ text, y }) => [text, y]),
      [
        ['Weight', first!.area.top + first!.area.height / 2],
        ['Learning rate', top + height / 2],
      ],
    );
    const low = stacked({ height: 200 })
      .below.filter(isText)
      .filter(({ isUpright }) => isUpright);
    assert.ok(low[1]!.text.includes('…'), 'what is longer than its axis is cut');
  });

  it('has names at the heights at which their lines end, and off each other where these are one', () => {
    const entry = wholePicture.legend[0]!;
    const ends = [0.5, 0.5, 0.5, 1, 7, 0.499, 0, undefined];
    const legend = ends.map((end, i) => ({ ...entry, label: `w${i}`, end }));
    const drawing = drawn({ legend, legendPlace: 'lines', more: [] });
    const { top, height, left, width } = drawing.plot;
    const names = drawing.above.filter(isText).filter(({ text }) => /^w\d/.test(text));
    // What ends above the plot stands at its upper edge, below what was there before it.
    assert.deepEqual(names.map(({ text }) => text).sort(), ['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6']);
    const middleOf = (name: string) => Math.round((names.find(({ text }) => text === name)!.y - 12 * 0.35) * 1000) / 1000;
    assert.deepEqual([middleOf('w0'), middleOf('w6')], [top + height / 2, Math.round((top + height) * 1000) / 1000]);
    assert.deepEqual([middleOf('w1') - middleOf('w0'), middleOf('w2') - middleOf('w1')], [15, 15]);
    assert.ok(names.every(({ x, color }) => x > left + width && color === '#0063d3'));
  });

  it('keeps its height but for a legend that leaves the plot no room', () => {
    const legend = Array.from({ length: 60 }, (_, i) => ({ ...wholePicture.legend[0]!, label: `loss.some_rather_long_name_${i}` }));
    const drawing = drawn({ legend });
    assert.ok(drawing.height > 300 && drawing.plot.height >= 0.4 * 300 - 1e-9);
    assert.ok(boxes(drawing).every(({ right, bottom }) => right <= 480 && bottom <= drawing.height));
    assert.equal(labels(drawing).filter((text) => text.includes('rather')).length, 60);
  });

  it('has no title, no grid and no right axis where there is none', () => {
    const drawing = drawn({ title: '', hasGrid: false, more: [], lines: [], dots: [] });
    assert.ok(!labels(drawing).some((text) => text === '' || text === 'Learning rate'));
    assert.ok(!drawing.below.some((shape) => shape.kind === 'line' && shape.stroke.color === '#d8d8d8'));
    assert.ok(drawing.plot.top < drawn().plot.top && drawing.plot.width > drawn().plot.width);
  });

  it('has decades at even distances on a log axis, and nothing at zero and below', () => {
    const axis = { from: 0.01, to: 1, title: 'Weight', ticks: [0.01, 0.1, 1].map((at) => ({ at, label: String(at) })) };
    const points = Float64Array.of(0, 0.01, 500, 0.1, 1000, 1);
    const dots = [{ ...wholePicture.dots[0]!, points: Float64Array.of(0, -1, 500, 0.1, 900, 0) }];
    const line = { stroke: wholePicture.lines[0]!.stroke, points, axis: 0 };
    const { plot, clipped } = drawn({ scale: 'log', y: axis, more: [], lines: [line], dots, marks: [] });
    const [path, ...others] = clipped[0]!.shapes;
    assert.ok(path?.kind === 'line');
    const middle = plot.top + plot.height / 2;
    assert.ok(Math.abs(path.places[3]! - middle) < 1e-9);
    const shown = others.flatMap((shape) => (shape.kind === 'dot' ? [shape.y] : []));
    // Zero lies at the far end of what is drawn below the plot, where it is cut off.
    assert.ok(
      shown.some((y) => Math.abs(y - middle) < 1e-9) && shown.every((y) => Math.abs(y - middle) < 1e-9 || y > plot.top + plot.height + 20),
    );
  });

  it('shows as many entries of a legend in a corner as the plot has room for', () => {
    const legend = Array.from({ length: 60 }, (_, i) => ({ ...wholePicture.legend[0]!, label: `w${i}` }));
    const drawing = drawn({ legend, legendPlace: 'top right' });
    const { plot } = drawing;
    const inLegend = boxes(drawing).filter(({ text }) => /^w\d/.test(text));
    assert.ok(
      inLegend.length > 3 && inLegend.every(({ bottom, right }) => bottom < plot.top + plot.height && right < plot.left + plot.width),
    );
  });
});

describe('shortened', () => {
  it('cuts no character in two', () => assert.equal(shortened('😀😀😀', 2), '…😀'));
  it('keeps different names different', () => assert.equal(shortened('model.blocks.attention.7.weight', 12), 'mod…7.weight'));
});
