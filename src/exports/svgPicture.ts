// A chart as an SVG file that needs nothing else: no scripts, no fonts of its own, all text escaped.
import type { Picture, PictureArea, PictureCurve } from './picture';
import { legendSvg, strokeOf } from './svgLegend';
import { escapeXml, pathData, px, textWidth } from './svgText';

const width = 960;
const plotHeight = 400;
const fontSize = 13;
const tickSize = 12;
const top = 64;

/** The picture of a chart: title, axes with ticks, grid, curves with their dashes, legend, and what is drawn besides. */
export function svgPicture(picture: Picture): string {
  const { palette, title, curves, layer } = picture;
  const area = placePlot(picture);
  const legend = legendSvg(picture, { left: area.left, width: area.width, top: top + plotHeight + 62, fontSize });
  const height = legend.bottom + 24;
  const { below = '', above = '' } = layer?.draw(area) ?? {};
  const description = curves.map(({ label, description: what }) => `${label}: ${what}`).join('\n');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', Ubuntu, sans-serif" font-size="${fontSize}" fill="${palette.foreground}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<rect width="100%" height="100%" fill="${palette.background}"/>`,
    `<text x="${width / 2}" y="32" font-size="${fontSize * 1.3}" font-weight="600" text-anchor="middle">${escapeXml(title)}</text>`,
    // A line along an edge has all of its width.
    `<clipPath id="plot"><rect x="${area.left}" y="${top - 2}" width="${area.width}" height="${plotHeight + 4}"/></clipPath>`,
    axesSvg(area, picture),
    below,
    '<g clip-path="url(#plot)" fill="none" stroke-linejoin="round">',
    ...[...curves]
      .reverse()
      .sort(byWidth)
      .map((curve) => curveSvg(curve, area, picture)),
    '</g>',
    above,
    legend.svg,
    '</svg>',
    '',
  ].join('\n');
}

const byWidth = (a: PictureCurve, b: PictureCurve): number => a.width - b.width;

/** Where the plot lies so that the numbers at its left have room. */
function placePlot({ x, y, scale }: Picture): PictureArea {
  const numbers = Math.max(...y.ticks(plotHeight).map(({ label }) => textWidth(label, tickSize)));
  const left = Math.round(48 + numbers);
  const plotWidth = width - left - 32;
  const scaled = scale === 'log' ? Math.log : (value: number) => value;
  const [bottom, span] = [scaled(y.from), scaled(y.to) - scaled(y.from)];
  // Far outside is far enough: a path with huge numbers is drawn wrongly by some viewers.
  const near = (part: number) => Math.min(3, Math.max(-2, part));
  return {
    left,
    top,
    width: plotWidth,
    height: plotHeight,
    x: (step) => left + plotWidth * near((step - x.from) / (x.to - x.from)),
    y: (weight) => top + plotHeight * near(1 - (scaled(weight) - bottom) / span),
  };
}

function axesSvg({ left, width: plotWidth, x, y }: PictureArea, { x: steps, y: weights, palette }: Picture): string {
  const bottom = top + plotHeight;
  const across = steps.ticks(plotWidth).map(({ at, label }) => ({ place: px(x(at)), label }));
  const upward = weights.ticks(plotHeight).map(({ at, label }) => ({ place: px(y(at)), label }));
  const right = left + plotWidth;
  // The first and the last number may stand at the very edge of the plot.
  const middleOf = (place: number, label: string) => Math.min(place, width - 4 - textWidth(label, tickSize) / 2);
  return [
    `<path d="${across.map(({ place }) => `M${place} ${top}v${plotHeight + 5}`).join('')}${upward.map(({ place }) => `M${left - 5} ${place}H${right}`).join('')}" stroke="${palette.grid}"/>`,
    `<path d="M${left} ${top}v${plotHeight}H${right}" fill="none" stroke="${palette.axis}"/>`,
    `<g font-size="${tickSize}" fill="${palette.muted}" text-anchor="middle">`,
    ...across.map(({ place, label }) => `<text x="${px(middleOf(place, label))}" y="${bottom + 20}">${label}</text>`),
    '</g>',
    `<g font-size="${tickSize}" fill="${palette.muted}" text-anchor="end">`,
    ...upward.map(({ place, label }) => `<text x="${left - 9}" y="${px(place + 4)}">${label}</text>`),
    '</g>',
    `<text x="${px(left + plotWidth / 2)}" y="${bottom + 42}" text-anchor="middle">${escapeXml(steps.title)}</text>`,
    `<text transform="translate(20 ${top + plotHeight / 2}) rotate(-90)" text-anchor="middle">${escapeXml(weights.title)}</text>`,
  ].join('\n');
}

/** A curve, paler from the end of its own run on, where it only holds its value. */
function curveSvg(curve: PictureCurve, area: PictureArea, { palette, x: { from, to }, y, scale }: Picture): string {
  const end = Math.min(Math.max(curve.totalSteps, from), to);
  const path = (start: number, stop: number, opacity: string) => {
    if (!(stop > start)) return '';
    const part = area.width * ((stop - start) / (to - from));
    const view = { from: start, to: stop, width: 2 * part, height: 2 * plotHeight, scale, low: y.from, high: y.to };
    const places = curve.points(view).map((value, i) => (i % 2 === 0 ? area.x : area.y)(value));
    return `<path d="${pathData(places)}"${opacity}/>`;
  };
  const held = ` opacity="${palette.highContrast ? 0.65 : 0.45}"`;
  return `<g ${strokeOf(curve)}><title>${escapeXml(curve.label)}</title>${path(from, end, '')}${path(end, to, held)}</g>`;
}
