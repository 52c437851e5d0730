import assert from 'node:assert/strict';
import { palettes } from '../../../../src/core/drawing/palette';
import { layOut } from '../../../../src/exports/layOut';
import { svgPicture } from '../../../../src/exports/svgPicture';
import type { PictureSettings } from '../../../../src/protocol';
import { pictureOf } from '../../../../webview/takeAway/pictureOf';
import { plainSettings } from '../../../../webview/takeAway/pictureSettings';
import { chartView, plainTheme, type ChartViewOptions } from '../../../fixtures/chartView';
import { drawable } from '../../../fixtures/foundSchedule';

const schedules = [drawable('kl', 'warmup_hold_decay', 1, 10_000), drawable('gan', 'linear', 0.5, 8_000, 60)];
const pictured = (options: ChartViewOptions = {}, settings: Partial<PictureSettings> = {}) =>
  pictureOf(chartView(schedules, options), { ...plainSettings, marks: true, ...settings });
const svgOf = (options?: ChartViewOptions, settings?: Partial<PictureSettings>) => svgPicture(layOut(pictured(options, settings)));
const log = { curve: 'gan', column: 'w', points: Float64Array.of(0, 0, 4000, 3, 8000, 3), extent: { min: 0, max: 3 } };

const words = (svg: string) => Array.from(svg.matchAll(/<text [^>]*>([^<]*)</g), ([, text]) => text);

describe('pictureOf', () => {
  it('has the part in sight, with as many digits as it takes', () => {
    const svg = svgOf({ axes: { x: { from: 2000, to: 2010 }, y: { from: 0.1, to: 0.3 } } });
    assert.ok(words(svg).includes('2,005') && words(svg).includes('0.15') && words(svg).includes('0.3'));
    assert.ok(!words(svg).includes('0') && !words(svg).includes('0.35') && !words(svg).includes('10,000'));
  });

  it('counts percent or epochs where the axis does', () => {
    assert.ok(['Training Progress (%)', '40', '100'].every((text) => words(svgOf({ axes: { unit: 'percent' } })).includes(text)));
    const epochs = words(svgOf({ axes: { unit: 'epochs', stepsPerEpoch: 1000 } }));
    assert.ok(['Training Epochs', '2', '10'].every((text) => epochs.includes(text)));
  });

  it('has a log axis where the chart has one', () => {
    assert.ok(
      words(svgOf({ axes: { scale: 'log' } }))
        .join(' ')
        .includes('0.001 0.01 0.1 1'),
    );
  });

  it('has the phases and the marks of the curve under the cursor, and none where the chart has none', () => {
    const seen = words(svgOf({ label: 'kl' }));
    assert.ok(
      ['warm-up', 'hold', 'decay', 'T'].every((text) => seen.includes(text)),
      seen.join('; '),
    );
    assert.ok(!words(svgOf()).includes('warm-up') && !words(svgOf()).includes('T'));
  });

  it('names only the phases that are in sight', () => {
    const seen = words(svgOf({ label: 'kl', axes: { x: { from: 3000, to: 5000 } } }));
    assert.ok(seen.includes('hold') && !seen.includes('warm-up') && !seen.includes('decay'));
  });

  it('leaves hidden curves and their logs out', () => {
    const svg = svgOf({ hidden: ['gan'], logged: [log] });
    assert.ok(!svg.includes('gan'), svg);
  });

  it('draws the line of a log under the plan, and its dots in the curve’s colour, and names it', () => {
    const { lines, dots, legend } = pictured({ logged: [log] });
    assert.deepEqual(
      lines.map(({ stroke }) => stroke.color),
      // Six tenths of white on black; the plan of `gan`, paler after its end, and on top `kl`.
      ['#999999', '#664200', '#ffa500', '#000066', '#0000ff'],
    );
    assert.deepEqual([dots[0]!.fill, [...dots[0]!.points]], ['#ffa500', [0, 0, 4000, 3, 8000, 3]]);
    assert.deepEqual(legend.map(({ label, fill }) => [label, fill]).at(-1), ['gan, logged', '#ffa500']);
  });

  it('has stairs over whole steps where there is room for them, and a smooth line where there is none', () => {
    const short = pictureOf(chartView([drawable('kl', 'linear', 1, 4)]), plainSettings);
    assert.deepEqual([...short.lines[1]!.points], [0, 0, 1, 0, 1, 0.25, 2, 0.25, 2, 0.5, 3, 0.5, 3, 0.75, 4, 0.75, 4, 1, 4, 1]);
    assert.deepEqual([...short.dots[0]!.points], [0, 0, 1, 0.25, 2, 0.5, 3, 0.75, 4, 1]);
    assert.deepEqual([...short.lines[0]!.points.slice(0, 2)], [4, 1], 'what follows the end is a line of its own');
    const right = pictureOf(chartView([drawable('kl', 'linear', 1, 4)], { axes: { x: { from: 2.5, to: 4 } } }), plainSettings);
    assert.deepEqual([...right.lines.at(-1)!.points], [2.5, 0.5, 3, 0.5, 3, 0.75, 4, 0.75, 4, 1, 4, 1]);
    assert.deepEqual([...right.dots[0]!.points], [3, 0.75, 4, 1]);
    const percent = pictureOf(chartView([drawable('kl', 'linear', 1, 4)], { axes: { unit: 'percent' } }), plainSettings);
    assert.deepEqual([percent.dots, [...percent.lines.at(-1)!.points]], [[], [0, 0, 4, 1]]);
    assert.deepEqual(pictureOf(chartView([drawable('kl', 'linear', 1, 500)]), plainSettings).dots, []);
  });

  it('says where each line ends, for its name to stand there', () => {
    assert.deepEqual(
      pictured({ logged: [log] }).legend.map(({ label, end }) => [label, end]),
      // A log ends with its last row.
      [
        ['kl', 0],
        ['gan', 0.5],
        ['gan, logged', 3],
      ],
    );
    assert.deepEqual(words(svgOf({}, { legend: 'lines' })).slice(-2), ['gan', 'kl']);
  });

  it('has no log and no marks where the user wants none', () => {
    const { dots, legend, bands, marks } = pictured({ label: 'kl', logged: [log] }, { log: false, marks: false });
    assert.deepEqual([dots, legend.length, bands, marks], [[], 2, [], []]);
  });

  it('has the size, the lines, the title and the place of the legend that the user wants', () => {
    const picture = pictured(
      {},
      { width: 3.25, height: 2, unit: 'in', fontSize: 9, lineWidth: 1, title: 'Mine', legend: 'top left', grid: false },
    );
    assert.deepEqual([picture.width, picture.height, picture.fontSize, picture.title], [312, 192, 12, 'Mine']);
    assert.deepEqual([picture.legendPlace, picture.hasGrid, picture.lines[0]!.stroke.width], ['top left', false, 96 / 72]);
    assert.equal(Math.round(pictured({}, { width: 8.25, unit: 'cm' }).width), 312);
    assert.ok(!words(svgOf({}, { title: '' })).includes('Dynamic Weights Over Training Steps'));
  });

  it('draws no curve thicker because the cursor is on it', () => {
    assert.equal(new Set(pictured({ label: 'kl' }).lines.map(({ stroke }) => stroke.width)).size, 1);
  });

  it('has two value axes where the chart has them, each with its curves and logs', () => {
    const both = [drawable('kl', 'linear', 0.5, 1000), drawable('gan', 'linear', 50, 1000)];
    const steep = { curve: 'gan', column: 'w', points: Float64Array.of(0, 0, 1000, 50), extent: { min: 0, max: 50 } };
    const picture = pictureOf(chartView(both, { logged: [steep] }), plainSettings);
    const { clipped } = layOut(picture);
    const ends = clipped[0]!.shapes.flatMap((shape) =>
      shape.kind === 'line' ? [[shape.places[1], shape.places.length, shape.places[3]].join()] : [],
    );
    // The log and both curves go from the same corner to the same other one, before their continuations.
    assert.equal(ends.filter((each) => each === ends[0]).length, 3);
    const seen = words(svgPicture(layOut(picture)));
    assert.ok(seen.includes('0.4') && seen.includes('40'));
  });

  it('has plots one above the other where the chart has them, each with its curve and its scale', () => {
    const three = [1, 1e-2, 1e-4].map((size, i) => drawable('abc'.charAt(i), 'linear', size, 1000));
    const picture = pictureOf(chartView(three), plainSettings);
    assert.deepEqual([picture.isStacked, picture.y.title, ...picture.more.map(({ title }) => title)], [true, 'a', 'b', 'c']);
    assert.deepEqual(
      picture.legend.map(({ label, axis }) => [label, axis]),
      [
        ['a', 0],
        ['b', 1],
        ['c', 2],
      ],
    );
    const { clipped } = layOut(picture);
    const heights = clipped.slice(0, 3).map(({ area, shapes }) => {
      const heightsOf = (shape: (typeof shapes)[number]) => (shape.kind === 'line' ? [shape.places[1]!, shape.places[3]!] : []);
      const all = shapes.flatMap(heightsOf);
      return Math.round((100 * (Math.max(...all) - Math.min(...all))) / area.height);
    });
    // Each rises over its own plot, but for the room for its width.
    assert.deepEqual(heights, [97, 97, 97]);
  });

  it('has no place for what a log axis does not have', () => {
    const options: ChartViewOptions = { logged: [{ ...log, points: Float64Array.of(0, 0, 4000, -1, 8000, 3) }], axes: { scale: 'log' } };
    assert.ok(!/NaN|Infinity/.test(svgOf(options)));
    assert.deepEqual([...pictured(options).dots[0]!.points], [8000, 3]);
  });

  it('has no translucent colour, which not every program knows', () => {
    const svg = svgOf({ label: 'kl', theme: { ...plainTheme, grid: 'rgba(255, 255, 255, 0.2)', muted: 'rgb(100 200 100 / 50%)' } });
    assert.ok(!svg.includes('rgb') && svg.includes('stroke="#333333"'), svg.slice(0, 2000));
  });

  it('takes other colours', () => {
    assert.ok(svgOf({ theme: { ...plainTheme, ...palettes.light } }).includes('<rect width="100%" height="100%" fill="#ffffff"/>'));
  });
});
