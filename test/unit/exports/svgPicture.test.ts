import assert from 'node:assert/strict';
import { buildSchedule } from '../../../src/core/methods/buildSchedule';
import { findMethod } from '../../../src/core/methods/index';
import { palettes, type Palette } from '../../../src/core/drawing/palette';
import type { Picture } from '../../../src/exports/picture';
import { plainPicture } from '../../../src/exports/plainPicture';
import { svgPicture } from '../../../src/exports/svgPicture';
import { escapeXml, shortened } from '../../../src/exports/svgText';

function picture(labels: readonly string[], palette: Palette = palettes.light, to = 1000): Picture {
  const schedule = buildSchedule(findMethod('linear')!, { base_weight: 0.5, total_steps: 1000 });
  const curves = labels.map((label) => ({ label, description: 'linear', schedule }));
  return plainPicture({ curves, from: 0, to }, palette);
}

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe('svgPicture', () => {
  it('has a title, ticks, the names of the axes and a legend', () => {
    assert.deepEqual(texts(svgPicture(picture(['kl', 'gan']))), [
      'Dynamic Weights Over Training Steps',
      ...['0', '100', '200', '300', '400', '500', '600', '700', '800', '900', '1,000'],
      ...['0', '0.1', '0.2', '0.3', '0.4', '0.5'],
      'Training Steps',
      'Weight',
      'kl',
      'gan',
    ]);
  });

  it('draws a straight line from the lower left to the upper right corner of the plot', () => {
    const svg = svgPicture(picture(['kl']));
    const [, left, top, width, height] = /<clipPath id="plot"><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/
      .exec(svg)!
      .map(Number);
    assert.ok(svg.includes(`<path d="M${left} ${top! + height! - 2}L${left! + width!} ${top! + 2}"/>`), svg);
  });

  it('sets curves apart by colour, and by dashes in high contrast and once the colours run out', () => {
    const strokes = (svg: string) =>
      [...svg.matchAll(/<g stroke="(#\w+)" stroke-width="2"(?: stroke-dasharray="([^"]+)")?>/g)].map(([, ...style]) => style.join(' '));
    const eight = (palette: Palette) => svgPicture(picture(Array.from('abcdefgh'), palette));
    assert.deepEqual(new Set(strokes(eight(palettes.light))).size, 8);
    const contrasting = strokes(eight(palettes.highContrast));
    assert.equal(new Set(contrasting.map((style) => style.split(' ').slice(1).join())).size, 6);
    assert.ok(eight(palettes.dark).includes('fill="#1f1f1f"/>'));
  });

  it('draws a curve paler past its own end', () => {
    assert.match(svgPicture(picture(['kl'], palettes.light, 2000)), /<path d="M[^"]+"\/><path d="M[^"]+" opacity="0.4"\/>/);
  });

  it('dots in high contrast what follows an end, and marks the end of a curve that stops', () => {
    const dotted = svgPicture(picture(['kl'], palettes.highContrast, 2000));
    assert.match(dotted, /<path d="M[^"]+"\/><path d="M[^"]+" opacity="0.75" stroke-dasharray="2 5"\/>/);
    const schedule = buildSchedule(findMethod('linear')!, { base_weight: 0.5, total_steps: 1000 });
    const stopping = { ...schedule, past: 'fails', at: (step: number) => (step > 1000 ? NaN : schedule.at(step)) } as const;
    const svg = svgPicture(
      plainPicture({ curves: [{ label: 'kl', description: '', schedule: stopping }], from: 0, to: 2000 }, palettes.light),
    );
    const [, x, y] = /<title>kl<\/title><path d="M[\d. ]+L([\d.]+) ([\d.]+)"\/><path d="M\1 /.exec(svg)!;
    assert.ok(svg.includes(`<path d="M${x} ${Number(y) - 5}v10" stroke-dasharray="none"/>`), svg);
  });

  it('has a right axis for a learning rate beside a momentum', () => {
    const of = (quantity: string, base_weight: number) => ({
      label: quantity,
      description: '',
      quantity,
      schedule: buildSchedule(findMethod('linear')!, { base_weight, total_steps: 1000 }),
    });
    const svg = svgPicture(plainPicture({ curves: [of('lr', 0.001), of('momentum', 0.9)], from: 0, to: 1000 }, palettes.light));
    const seen = texts(svg);
    assert.ok(
      ['Learning rate', 'Momentum', '0.0002', '0.2'].every((text) => seen.includes(text)),
      seen.join('; '),
    );
    const lines = [...svg.matchAll(/<title>\w+<\/title><path d="([^"]+)"/g)].map(([, path]) => path);
    assert.ok(lines.length === 2 && lines[0] === lines[1], lines.join('; '));
  });

  it('shows the weights of the others beside a curve that has none', () => {
    const schedule = buildSchedule(findMethod('linear')!, { base_weight: 0.5, total_steps: 1000 });
    const none = { ...schedule, at: () => NaN };
    const curves = [none, schedule].map((each, index) => ({ label: `w${index}`, description: 'linear', schedule: each }));
    assert.equal(plainPicture({ curves, from: 0, to: 1000 }, palettes.light).y.to, 0.5);
  });

  it('draws wide lines over thin ones, and the first curve on top', () => {
    const { curves, ...rest } = picture(['a', 'b', 'c', 'd']);
    const svg = svgPicture({ ...rest, curves: curves.map((curve, index) => ({ ...curve, width: [2, 2, 3.5, 1.5][index]! })) });
    assert.deepEqual(
      [...svg.matchAll(/<g stroke=[^>]*><title>(.)</g)].map(([, label]) => label),
      ['d', 'b', 'a', 'c'],
    );
  });

  it('draws what else there is below and above the curves, and has it in the legend', () => {
    const layer = {
      draw: () => ({ below: '<b/>', above: '<a/>' }),
      legend: [{ label: 'kl, logged', swatch: (x: number, y: number) => `<i x="${x}" y="${y}"/>` }],
    };
    const svg = svgPicture({ ...picture(['kl']), layer });
    assert.match(svg, /<b\/>[^]*<title>kl<[^]*<a\/>[^]*<i x="\d+" y="522"\/><text [^>]*>kl, logged</);
  });

  it('takes hostile labels for text, and shortens long ones', () => {
    const svg = svgPicture(picture(['<img onerror="alert(1)">&\u0000\u0008\uD800', 'x'.repeat(10_000)]));
    assert.ok(!svg.includes('<img'));
    assert.ok(texts(svg).includes('&#60;img onerror=&#34;alert(1)&#34;&#62;&#38;'));
    assert.ok(texts(svg).includes(`${'x'.repeat(19)}…${'x'.repeat(40)}`));
  });

  it('keeps the legend inside the picture', () => {
    const svg = svgPicture(picture(Array.from({ length: 20 }, (_, i) => `loss.some_rather_long_name_${i}`)));
    const height = Number(/ height="(\d+)"/.exec(svg)![1]);
    const places = [...svg.matchAll(/<text x="(\d+)" y="(\d+)" unicode-bidi/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    assert.equal(places.length, 20);
    assert.ok(places.every(([x, y]) => x < 800 && y < height));
  });
});

describe('escapeXml', () => {
  it('keeps emoji and right-to-left marks', () => assert.equal(escapeXml('😀\u202Ea'), '😀\u202Ea'));
});

describe('shortened', () => {
  it('cuts no character in two', () => assert.equal(shortened('😀😀😀', 2), '…😀'));
  it('keeps different names different', () => assert.equal(shortened('model.blocks.attention.7.weight', 12), 'mod…7.weight'));
});
