import assert from 'node:assert/strict';
import { buildSchedule } from '../../../src/core/buildSchedule';
import { findMethod } from '../../../src/core/methods/index';
import { palettes } from '../../../src/core/palette';
import type { Picture } from '../../../src/exports/picture';
import { svgPicture } from '../../../src/exports/svgPicture';
import { escapeXml, shortened } from '../../../src/exports/svgText';

function picture(labels: readonly string[], more: Partial<Picture> = {}): Picture {
  const schedule = buildSchedule(findMethod('linear')!, { base_weight: 0.5, total_steps: 1000 });
  const curves = labels.map((label) => ({ label, description: 'linear', schedule }));
  return { title: 'Weights', curves, logs: [], from: 0, to: 1000, scale: 'linear', palette: palettes.light, ...more };
}

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe('svgPicture', () => {
  it('has a title, ticks, the names of the axes and a legend', () => {
    assert.deepEqual(texts(svgPicture(picture(['kl', 'gan']))), [
      'Weights',
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
      [...svg.matchAll(/<g stroke="(#\w+)"(?: stroke-dasharray="([^"]+)")?>/g)].map(([, ...style]) => style.join(' '));
    const eight = picture(Array.from('abcdefgh'));
    assert.deepEqual(new Set(strokes(svgPicture(eight))).size, 8);
    const contrasting = strokes(svgPicture({ ...eight, palette: palettes.highContrast }));
    assert.equal(new Set(contrasting.map((style) => style.split(' ').slice(1).join())).size, 6);
    assert.ok(svgPicture({ ...eight, palette: palettes.dark }).includes('fill="#1f1f1f"/>'));
  });

  it('draws a curve paler past its own end', () => {
    assert.match(svgPicture(picture(['kl'], { to: 2000 })), /<path d="M[^"]+"\/><path d="M[^"]+" opacity="0.45"\/>/);
  });

  it('makes room for logged values, and draws their line under the plan and their dots over it', () => {
    const logs = [{ label: 'kl logged', curve: 0, points: Float64Array.of(0, 0, 500, 2, 1000, 2) }];
    const svg = svgPicture(picture(['kl'], { logs }));
    assert.ok(texts(svg).includes('2') && texts(svg).includes('kl logged'));
    assert.match(svg, /stroke-width="1\.25" opacity="0\.6"\/>\n<g stroke="#0063d3"><title>kl<[^\n]*\n<path d="M[\d.]+ [\d.]+h0M/);
  });

  it('has a log axis', () => {
    const logs = [{ label: 'l', curve: 0, points: Float64Array.of(0, 1e-5, 1000, 10) }];
    assert.ok(
      texts(svgPicture(picture(['kl'], { scale: 'log', logs })))
        .join(' ')
        .includes('0.001 0.01 0.1 1 10'),
    );
  });

  it('takes hostile labels for text, and shortens long ones', () => {
    const svg = svgPicture(picture(['<img onerror="alert(1)">&\u0000\u0008\uD800', 'x'.repeat(10_000)]));
    assert.ok(!svg.includes('<img'));
    assert.ok(texts(svg).includes('&#60;img onerror=&#34;alert(1)&#34;&#62;&#38;'));
    assert.ok(texts(svg).includes(`${'x'.repeat(59)}…`));
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
  it('cuts no character in two', () => assert.equal(shortened('😀😀😀', 2), '😀…'));
});
