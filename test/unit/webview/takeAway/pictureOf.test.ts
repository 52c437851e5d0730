import assert from 'node:assert/strict';
import { palettes } from '../../../../src/core/drawing/palette';
import { svgPicture } from '../../../../src/exports/svgPicture';
import { textWidth } from '../../../../src/exports/svgText';
import { pictureOf } from '../../../../webview/takeAway/pictureOf';
import { chartView, plainTheme, type ChartViewOptions } from '../../../fixtures/chartView';
import { drawable } from '../../../fixtures/foundSchedule';

const schedules = [drawable('kl', 'warmup_hold_decay', 1, 10_000), drawable('gan', 'linear', 0.5, 8_000, 60)];
const svgOf = (options: ChartViewOptions = {}) => svgPicture(pictureOf(chartView(schedules, options)));
const log = { curve: 'gan', column: 'w', points: Float64Array.of(0, 0, 4000, 3, 8000, 3), extent: { min: 0, max: 3 } };

interface Text {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The texts that are written with a transformation or an x and y, without their halos. */
function texts(svg: string): readonly Text[] {
  const found = svg.matchAll(
    /<text (?:transform="translate\(([\d.-]+) ([\d.-]+)\)(?: rotate\(-90\))?"|x="([\d.-]+)" y="([\d.-]+)")([^>]*)>([^<]*)</g,
  );
  return [...found].flatMap(([, x1, y1, x2, y2, rest, text]) =>
    rest!.includes('aria-hidden') ? [] : [{ text: text!, x: Number(x1 ?? x2), y: Number(y1 ?? y2) }],
  );
}
const words = (svg: string) => texts(svg).map(({ text }) => text);

describe('pictureOf', () => {
  it('has the part in sight, with as many digits as it takes', () => {
    const svg = svgOf({ axes: { x: { from: 2000, to: 2010 }, y: { from: 0.1, to: 0.3 } } });
    assert.ok(words(svg).includes('2,005') && words(svg).includes('0.12') && words(svg).includes('0.3'));
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

  it('draws the line of a log under the plan and its dots over it, within the plot, and names it', () => {
    const svg = svgOf({ logged: [log] });
    assert.match(svg, /stroke-width="1\.25" opacity="0\.6"\/>[^]*<title>gan<[^]*<circle /);
    assert.ok(words(svg).includes('gan, logged') && words(svg).includes('3'));
  });

  for (const label of ['kl', 'gan']) {
    it(`keeps every text within the picture and off the others: ${label}`, () => {
      const svg = svgOf({ label, logged: [log] });
      const height = Number(/ height="(\d+)"/.exec(svg)![1]);
      // Middles of texts of 12 or 13 pixels; a legend's texts start at their places.
      const boxes = texts(svg).map(({ text, x, y }) => {
        const width = textWidth(text, 12);
        const isLegend = ['kl', 'gan', 'gan, logged'].includes(text);
        const isNumber = x < 100 && !isLegend && text !== 'warm-up' && text !== '0';
        const left = isLegend ? x : isNumber ? x - width : x - width / 2;
        return { text, left, right: left + width, top: y - 10, bottom: y + 2 };
      });
      const upright = boxes.filter(({ text }) => text !== 'Weight');
      for (const [i, a] of upright.entries()) {
        assert.ok(a.left >= 0 && a.right <= 960 && a.top >= 0 && a.bottom <= height, JSON.stringify(a));
        for (const b of upright.slice(i + 1))
          assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top, `${a.text} on ${b.text}`);
      }
    });
  }

  it('has two value axes where the chart has them, each with its curves and logs', () => {
    const both = [drawable('kl', 'linear', 0.5, 1000), drawable('gan', 'linear', 50, 1000)];
    const steep = { curve: 'gan', column: 'w', points: Float64Array.of(0, 0, 1000, 50), extent: { min: 0, max: 50 } };
    const svg = svgPicture(pictureOf(chartView(both, { logged: [steep] })));
    const [kl, gan] = [...svg.matchAll(/<title>(?:gan|kl)<\/title><path d="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)"/g)].map(([, ...ends]) =>
      ends.join(' '),
    );
    assert.ok(kl !== undefined && kl === gan, svg);
    const logs = /<path d="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)" stroke="[^"]+" stroke-width="1.25"/.exec(svg);
    assert.equal(logs?.slice(1).join(' '), kl);
    assert.ok(words(svg).includes('0.4') && words(svg).includes('40'));
  });

  it('has no place for what a log axis does not have', () => {
    const svg = svgOf({ logged: [{ ...log, points: Float64Array.of(0, 0, 4000, -1, 8000, 3) }], axes: { scale: 'log' } });
    assert.ok(!/NaN|Infinity/.test(svg) && svg.match(/<circle /g)!.length === 3, svg);
  });

  it('has no translucent colour, which not every program knows', () => {
    const svg = svgOf({ label: 'kl', theme: { ...plainTheme, grid: 'rgba(255, 255, 255, 0.2)', muted: 'rgb(100 200 100 / 50%)' } });
    assert.ok(!svg.includes('rgb') && svg.includes('stroke="#333"'), svg.slice(0, 2000));
  });

  it('takes other colours', () => {
    assert.ok(svgOf({ theme: { ...plainTheme, ...palettes.light } }).includes('<rect width="100%" height="100%" fill="#ffffff"/>'));
  });
});
