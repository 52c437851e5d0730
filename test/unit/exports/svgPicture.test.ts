import assert from 'node:assert/strict';
import { layOut } from '../../../src/exports/layOut';
import type { Picture } from '../../../src/exports/picture';
import { escapeXml, svgPicture } from '../../../src/exports/svgPicture';
import { wholePicture } from '../../fixtures/picture';

const svgOf = (change: Partial<Picture> = {}) => svgPicture(layOut({ ...wholePicture, ...change }));
const texts = (svg: string) => Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text);

describe('svgPicture', () => {
  it('has a size, a name, a description and all texts', () => {
    const svg = svgOf();
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="480" height="300" viewBox="0 0 480 300" /);
    assert.match(svg, /<title>Weights \(β − 50 %\)<\/title>\n<desc>kl: rises lr: falls<\/desc>/);
    assert.deepEqual(texts(svg), [
      ...['0', '500', '1,000', '0', '0.5', '1', '−0.1', 'Training Steps', 'Weight', 'Learning rate'],
      ...['Weights (β − 50 %)', 'warm-up', 'T', 'kl_weight', 'lr (Größe)', 'kl_weight, run 1'],
    ]);
  });

  it('draws a line from corner to corner of the plot, dashes, gaps and dots', () => {
    const { plot } = layOut(wholePicture);
    const px = (value: number) => String(Math.round(value * 1000) / 1000);
    const [right, bottom] = [plot.left + plot.width, plot.top + plot.height];
    const svg = svgOf();
    assert.ok(svg.includes(`<path d="M${px(plot.left)} ${px(plot.top)}L${px(right)} ${px(bottom)}" stroke="#d15704" stroke-width="2"/>`));
    assert.match(svg, /stroke="#0063d3" stroke-width="2" stroke-dasharray="8 4" stroke-dashoffset="-6"\/>/);
    assert.match(svg, /<path d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+M[\d.]+ [\d.]+L[\d.]+ [\d.]+" stroke="#388a34"/);
    assert.equal(svg.match(/<circle cx="[\d.]+" cy="[\d.]+" r="3" fill="#652d90" stroke="#000000"\/>/g)?.length, 2);
  });

  it('takes hostile names for text', () => {
    const label = '<img onerror="alert(1)">&\u0000\u0008\uD800';
    const svg = svgOf({ title: label, legend: [{ ...wholePicture.legend[0]!, label }] });
    assert.ok(!svg.includes('<img'));
    assert.equal(texts(svg).filter((text) => text === '&#60;img onerror=&#34;alert(1)&#34;&#62;&#38;').length, 2);
  });

  it('keeps emoji and right-to-left marks', () => assert.equal(escapeXml('😀\u202Ea'), '😀\u202Ea'));
});
