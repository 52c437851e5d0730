// Pure: what a picture shows besides its curves: annotations and logs.
import { dotPlaces } from '../../src/core/drawing/dotPlaces';
import type { Layer, PictureArea } from '../../src/exports/picture';
import { escapeXml, pathData, px, textWidth } from '../../src/exports/svgText';
import type { ChartView } from '../chart/chartConfig';
import { clipLine } from '../chart/curves/clipLine';
import { rawOpacity, runDash, shownLogged } from '../chart/logged';
import { placeAnnotations, type PlacedAnnotations, type PlacedText } from '../chart/placeAnnotations';
import { weightsInSight } from '../chart/plotWindow';
import { runsThrough } from '../chart/runsThrough';
import { seriesStyle } from '../elements/seriesStyle';
import type { Theme } from '../elements/theme';

const fontSize = 12;

/** The annotations of a view, and what was logged for its curves. */
export function pictureLayer(view: ChartView): Layer {
  const { plot, theme } = view;
  const logs = shownLogged(view).map(({ curve, index, points, raw, run }) => ({
    curve,
    raw,
    points,
    label: `${plot.series[index]!.label}, ${run?.name ?? 'logged'}`,
    dash: runDash(run?.place),
    color: seriesStyle(plot, index, theme).color,
  }));
  return {
    legend: logs.map(({ label, color, dash }) => ({
      label,
      swatch: (x, y) => logSvg(Float64Array.of(x, y, x + 28, y), theme, dash) + dotSvg(x + 14, y, color, theme),
    })),
    draw: (area) => {
      const { bands, lines, texts } = place(view, area);
      const dots = logs.flatMap(({ curve, points, color }) => {
        const places = inPixels(curve, points, view, area);
        // Zero and below have no place on a log axis.
        const drawn = dotPlaces(places).filter((i) => Number.isFinite(places[i + 1]));
        return drawn.map((i) => dotSvg(places[i]!, places[i + 1]!, color, theme));
      });
      return {
        below: [
          ...bands.map(
            (band) =>
              `<rect x="${px(band.left)}" y="${area.top}" width="${px(band.right - band.left)}" height="${area.height}" fill-opacity="${band.opacity}"/>`,
          ),
          ...clipped(
            logs.flatMap(({ curve, points, raw, dash }) => [
              ...(raw ? [logSvg(placesInSight(curve, raw, view, area), theme, [], rawOpacity)] : []),
              logSvg(placesInSight(curve, points, view, area), theme, dash),
            ]),
          ),
        ].join('\n'),
        above: [
          ...clipped(dots),
          ...lines.map((line) => `<path d="M${px(line)} ${area.top}v${area.height}" stroke="${theme.muted}" stroke-dasharray="2 3"/>`),
          ...texts.map((text) => textSvg(text, theme)),
        ].join('\n'),
      };
    },
  };
}

function place(view: ChartView, area: PictureArea): PlacedAnnotations {
  const { plot, hidden, annotations } = view;
  const shown = plot.series.filter(({ id }) => !hidden.has(id)).map(({ id, points }) => placesInSight(id, points, view, area));
  return placeAnnotations(annotations, {
    area: { ...area, right: area.left + area.width, bottom: area.top + area.height },
    fontSize,
    x: area.x,
    measure: (text) => textWidth(text, fontSize),
    isFree: ({ left, right, top, bottom }) =>
      !shown.some((points) => runsThrough(points, { from: left, to: right, low: top, high: bottom })),
  });
}

/** The places of a curve's points, or of what was logged for it. */
function inPixels(curve: string, points: Float64Array, { window }: ChartView, { x, y, right }: PictureArea): Float64Array {
  const weight = window.right?.curves.includes(curve) ? right : y;
  return points.map((value, i) => (i % 2 === 0 ? x : weight)(value));
}

function placesInSight(curve: string, points: Float64Array, view: ChartView, area: PictureArea): Float64Array {
  const { from: low, to: high } = weightsInSight(view.window, curve);
  return inPixels(curve, clipLine(points, { ...view.window.x, low, high, scale: view.scale }), view, area);
}

function clipped(parts: readonly string[]): readonly string[] {
  return parts.length > 0 ? ['<g clip-path="url(#plot)" fill="none">', ...parts, '</g>'] : [];
}

function logSvg(places: Float64Array, { foreground, highContrast }: Theme, dash: readonly number[], opacity = 1): string {
  const opaque = opacity * (highContrast ? 1 : 0.6);
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return `<path d="${pathData(places)}" stroke="${foreground}" stroke-width="1.25"${dashes}${opaque < 1 ? ` opacity="${opaque}"` : ''}/>`;
}

function dotSvg(x: number, y: number, color: string, { foreground }: Theme): string {
  return `<circle cx="${px(x)}" cy="${px(y)}" r="3" fill="${color}" stroke="${foreground}"/>`;
}

/** A text with an outline in the background's colour, which keeps lines away from its letters. */
function textSvg({ text, x, y }: PlacedText, { background, muted }: Theme): string {
  const place = `x="${px(x)}" y="${px(y)}" font-size="${fontSize}" text-anchor="middle"`;
  const halo = `<text ${place} stroke="${background}" stroke-width="3" stroke-linejoin="round" aria-hidden="true">${escapeXml(text)}</text>`;
  return `${halo}<text ${place} fill="${muted}">${escapeXml(text)}</text>`;
}
