// A chart as an SVG file that needs nothing else: no scripts, no fonts of its own, all text escaped.
import { curveStyle } from '../core/curveStyle';
import { dotPlaces } from '../core/dotPlaces';
import { formatStep, formatValue } from '../core/format';
import { sample } from '../core/sample';
import type { Palette } from '../core/palette';
import type { Picture } from './picture';
import { layOutLegend, legendSvg } from './svgLegend';
import { placeAxes, type Axes } from './svgAxes';
import { escapeXml } from './svgText';

const width = 960;
const plotHeight = 400;
const fontSize = 13;
const top = 56;

/** The picture of a chart: title, axes with ticks, grid, curves with their dashes, logged points, legend. */
export function svgPicture(picture: Picture): string {
  const { palette, title, curves } = picture;
  const axes = placeAxes(picture, { top, height: plotHeight, width, fontSize });
  const legendTop = top + plotHeight + 62;
  const entries = layOutLegend(picture, { left: axes.left, width: axes.width, top: legendTop, fontSize });
  const logs = picture.logs.map(({ curve, points }) => ({
    curve,
    places: points.map((value, i) => (i % 2 === 0 ? axes.x(value) : axes.y(value))),
  }));
  const height = Math.max(...entries.map(({ y }) => y)) + 24;
  const description = curves.map(({ label, description: what }) => `${label}: ${what}`).join('\n');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', Ubuntu, sans-serif" font-size="${fontSize}" fill="${palette.foreground}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<rect width="100%" height="100%" fill="${palette.background}"/>`,
    `<text x="${width / 2}" y="32" font-size="${fontSize * 1.3}" font-weight="600" text-anchor="middle">${escapeXml(title)}</text>`,
    axesSvg(axes, picture),
    `<clipPath id="plot"><rect x="${axes.left}" y="${top - 2}" width="${axes.width}" height="${plotHeight + 4}"/></clipPath>`,
    '<g clip-path="url(#plot)" fill="none" stroke-width="2" stroke-linejoin="round">',
    ...logs.map(({ places }) => logLineSvg(places, palette)),
    ...curves.map((_, index) => curveSvg(index, axes, picture)),
    ...logs.map(({ places, curve }) => logDotsSvg(places, curveStyle(curve, palette).color, palette)),
    '</g>',
    ...entries.map((entry) => legendSvg(entry, palette)),
    '</svg>',
    '',
  ].join('\n');
}

function axesSvg({ left, width: plotWidth, xTicks, yTicks, x, y }: Axes, { palette }: Picture): string {
  const bottom = top + plotHeight;
  const steps = xTicks.map((tick) => ({ place: px(x(tick)), label: formatStep(tick) }));
  const weights = yTicks.map((tick) => ({ place: px(y(tick)), label: formatValue(tick) }));
  const middle = top + plotHeight / 2;
  return [
    `<path d="${steps.map(({ place }) => `M${place} ${top}v${plotHeight + 5}`).join('')}${weights.map(({ place }) => `M${left - 5} ${place}h${px(plotWidth + 5)}`).join('')}" stroke="${palette.grid}"/>`,
    `<path d="M${left} ${top}v${plotHeight}h${px(plotWidth)}" fill="none" stroke="${palette.axis}"/>`,
    `<g font-size="12" fill="${palette.muted}" text-anchor="middle">`,
    ...steps.map(({ place, label }) => `<text x="${place}" y="${bottom + 20}">${label}</text>`),
    '</g>',
    `<g font-size="12" fill="${palette.muted}" text-anchor="end">`,
    ...weights.map(({ place, label }) => `<text x="${left - 9}" y="${px(place + 4)}">${label}</text>`),
    '</g>',
    `<text x="${px(left + plotWidth / 2)}" y="${bottom + 42}" text-anchor="middle">Training Steps</text>`,
    `<text transform="translate(20 ${middle}) rotate(-90)" text-anchor="middle">Weight</text>`,
  ].join('\n');
}

/** A curve, paler from the end of its own run on, where it only holds its value. */
function curveSvg(index: number, axes: Axes, { curves, palette, from, to, scale }: Picture): string {
  const { schedule, label } = curves[index]!;
  const { color, dash } = curveStyle(index, palette);
  const end = Math.min(Math.max(schedule.totalSteps, from), to);
  const path = (start: number, stop: number, opacity: string) => {
    if (!(stop > start)) return '';
    const part = axes.width * ((stop - start) / (to - from));
    const view = { from: start, to: stop, width: 2 * part, height: 2 * plotHeight, scale, low: axes.low, high: axes.high };
    return `<path d="${pathData(sample(schedule, view), axes)}"${opacity}/>`;
  };
  const held = ` opacity="${palette.highContrast ? 0.65 : 0.45}"`;
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return `<g stroke="${color}"${dashes}><title>${escapeXml(label)}</title>${path(from, end, '')}${path(end, to, held)}</g>`;
}

/** What was logged: a thin line in the text's colour, to lie under the curves. */
function logLineSvg(places: Float64Array, { foreground, highContrast }: Palette): string {
  const line = Array.from({ length: places.length / 2 }, (_, i) => `${i === 0 ? 'M' : 'L'}${px(places[2 * i]!)} ${px(places[2 * i + 1]!)}`);
  return `<path d="${line.join('')}" stroke="${foreground}" stroke-width="1.25"${highContrast ? '' : ' opacity="0.6"'}/>`;
}

/** Dots on it in the colour of the curve that it belongs to, to lie over the curves. */
function logDotsSvg(places: Float64Array, color: string, { foreground }: Palette): string {
  const dots = dotPlaces(places)
    .map((i) => `M${px(places[i]!)} ${px(places[i + 1]!)}h0`)
    .join('');
  const path = (stroke: string, width: number) => `<path d="${dots}" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`;
  return path(foreground, 7) + path(color, 5);
}

function pathData(points: Float64Array, { x, y }: Axes): string {
  let path = '';
  let command = 'M';
  for (let i = 0; i < points.length; i += 2) {
    const [left, down] = [px(x(points[i]!)), px(y(points[i + 1]!))];
    const isPlace = Number.isFinite(left) && Number.isFinite(down);
    if (isPlace) path += `${command}${left} ${down}`;
    command = isPlace ? 'L' : 'M';
  }
  return path;
}

/** Hundredths of a pixel are enough. */
function px(value: number): number {
  return Math.round(value * 100) / 100;
}
