// A chart as an SVG file that needs nothing else: no scripts, no fonts of its own, all text escaped.
import { pastEndStyle } from '../core/drawing/curveStyle';
import type { Picture, PictureArea, PictureAxis, PictureCurve } from './picture';
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

/** Where the plot lies so that the numbers beside it have room. */
function placePlot({ x, y, right, scale }: Picture): PictureArea {
  const roomFor = (axis: PictureAxis) =>
    Math.round(48 + Math.max(...axis.ticks(plotHeight).map(({ label }) => textWidth(label, tickSize))));
  const left = roomFor(y);
  const plotWidth = width - left - (right ? roomFor(right) : 32);
  const scaled = scale === 'log' ? Math.log : (value: number) => value;
  // Far outside is far enough: a path with huge numbers is drawn wrongly by some viewers.
  const near = (part: number) => Math.min(3, Math.max(-2, part));
  const placeOn =
    ({ from, to }: PictureAxis) =>
    (weight: number) =>
      top + plotHeight * near(1 - (scaled(weight) - scaled(from)) / (scaled(to) - scaled(from)));
  return {
    left,
    top,
    width: plotWidth,
    height: plotHeight,
    x: (step) => left + plotWidth * near((step - x.from) / (x.to - x.from)),
    y: placeOn(y),
    right: placeOn(right ?? y),
  };
}

function axesSvg(
  { left, width: plotWidth, x, y, right: atRight }: PictureArea,
  { x: steps, y: weights, right: others, palette }: Picture,
): string {
  const bottom = top + plotHeight;
  const across = steps.ticks(plotWidth).map(({ at, label }) => ({ place: px(x(at)), label }));
  const upward = weights.ticks(plotHeight).map(({ at, label }) => ({ place: px(y(at)), label }));
  const right = left + plotWidth;
  const beside = (others?.ticks(plotHeight) ?? []).map(({ at, label }) => ({ place: px(atRight(at)), label }));
  const upwardTitle = (middle: number, text: string) =>
    `<text transform="translate(${middle} ${top + plotHeight / 2}) rotate(-90)" text-anchor="middle">${escapeXml(text)}</text>`;
  // The first and the last number may stand at the very edge of the plot.
  const middleOf = (place: number, label: string) => Math.min(place, width - 4 - textWidth(label, tickSize) / 2);
  return [
    `<path d="${across.map(({ place }) => `M${place} ${top}v${plotHeight + 5}`).join('')}${upward.map(({ place }) => `M${left - 5} ${place}H${right}`).join('')}" stroke="${palette.grid}"/>`,
    `<path d="M${left} ${top}v${plotHeight}H${right}${others ? `V${top}${beside.map(({ place }) => `M${right} ${place}h5`).join('')}` : ''}" fill="none" stroke="${palette.axis}"/>`,
    `<g font-size="${tickSize}" fill="${palette.muted}" text-anchor="middle">`,
    ...across.map(({ place, label }) => `<text x="${px(middleOf(place, label))}" y="${bottom + 20}">${label}</text>`),
    '</g>',
    `<g font-size="${tickSize}" fill="${palette.muted}" text-anchor="end">`,
    ...upward.map(({ place, label }) => `<text x="${left - 9}" y="${px(place + 4)}">${label}</text>`),
    '</g>',
    `<text x="${px(left + plotWidth / 2)}" y="${bottom + 42}" text-anchor="middle">${escapeXml(steps.title)}</text>`,
    upwardTitle(20, weights.title),
    ...(others
      ? [
          `<g font-size="${tickSize}" fill="${palette.muted}">`,
          ...beside.map(({ place, label }) => `<text x="${right + 9}" y="${px(place + 4)}">${label}</text>`),
          '</g>',
          upwardTitle(width - 10, others.title),
        ]
      : []),
  ].join('\n');
}

/** A curve, and what follows its own end. */
function curveSvg(curve: PictureCurve, area: PictureArea, { palette, x: { from, to }, y: left, right, scale }: Picture): string {
  const [y, placeOf] = curve.isRight && right ? [right, area.right] : [left, area.y];
  const end = Math.min(Math.max(curve.totalSteps, from), to);
  const placesOf = (start: number, stop: number): Float64Array => {
    if (!(stop > start)) return new Float64Array();
    const part = area.width * ((stop - start) / (to - from));
    const view = { from: start, to: stop, width: 2 * part, height: 2 * plotHeight, scale, low: y.from, high: y.to };
    return curve.points(view).map((value, i) => (i % 2 === 0 ? area.x : placeOf)(value));
  };
  const path = (places: Float64Array, attributes = '') => (places.length > 0 ? `<path d="${pathData(places)}"${attributes}/>` : '');
  const untilEnd = placesOf(from, end);
  const { opacity, dash } = pastEndStyle(palette);
  const pale = ` opacity="${opacity}"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`;
  return `<g ${strokeOf(curve)}><title>${escapeXml(curve.label)}</title>${path(untilEnd)}${curve.stops ? endMark(untilEnd) : ''}${path(placesOf(end, to), pale)}</g>`;
}

/** A short upright line where these places end. */
function endMark(places: Float64Array): string {
  const last = places.findLastIndex((place, i) => i % 2 === 1 && Number.isFinite(place));
  return last < 0 ? '' : `<path d="M${px(places[last - 1]!)} ${px(places[last]! - 5)}v10" stroke-dasharray="none"/>`;
}
