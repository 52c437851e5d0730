// Pure: makes the picture model of the chart as the user sees it, with its zoom, hidden curves and theme.
import { color } from 'chart.js/helpers';
import { pastEndStyle } from '../../src/core/drawing/curveStyle';
import { dotPlaces } from '../../src/core/drawing/dotPlaces';
import { chartTitle, type Picture, type PictureAxis, type PictureDots, type PictureLine } from '../../src/exports/picture';
import type { LoggedSeries, PictureSettings, Series, Span } from '../../src/protocol';
import { minorTicks, weightAxisTicks } from '../chart/axisTicks';
import type { ChartView } from '../chart/chartConfig';
import { clipLine } from '../chart/curves/clipLine';
import { curveLines } from '../chart/curves/curveLine';
import { leastGap, traceStairs, wholeSteps } from '../chart/curves/tracePath';
import { rawOpacity, runDash, shownLogged } from '../chart/logged';
import { axisOf, weightsInSight } from '../chart/plotWindow';
import { stepTicks } from '../chart/stepAxis';
import { seriesStyle } from '../elements/seriesStyle';
import { t } from '../elements/t';
import { pictureSize } from './pictureSettings';

const pixelsPerPoint = 96 / 72;
/** About the part of a picture's width that its plot has. */
const plotShare = 0.85;

/** The picture of a view: its curves, axes, annotations and logs as they are in sight, in the colours of its theme. */
export function pictureOf(view: ChartView, settings: PictureSettings): Picture {
  const { plot, hidden, window, scale, steps, titles, theme, annotations } = view;
  const { width, height } = pictureSize(settings);
  const fontSize = settings.fontSize * pixelsPerPoint;
  const over = (front: string, opacity = 1) => opaque(front, theme.background, opacity);
  const plots = window.isStacked ? window.more.length + 1 : 1;
  const weights = (span: Span, title: string): PictureAxis => ({
    ...{ from: span.from, to: span.to, title },
    // About as much of a picture is the plot's height.
    ticks: [...weightAxisTicks(span, scale, (height * 0.75 * 12) / fontSize / plots), ...minorTicks(span, scale)],
  });
  const shown = plot.series.flatMap((series, index) => (hidden.has(series.id) ? [] : [{ series, index }]));
  const curves = curvesOf(view, settings, over);
  const logs = settings.log ? shownLogged(view).map((each) => logOf(view, settings, each, over)) : [];
  return {
    ...{ width, height, fontSize },
    title: settings.title ?? t(chartTitle(plot.unit)),
    description: shown.map(({ series }) => `${series.label}: ${series.description}`).join('\n'),
    x: {
      ...{ from: window.x.from, to: window.x.to, title: steps.title },
      ticks: stepTicks(steps, window.x, plot.lastStep, width * (window.more.length > 0 && !window.isStacked ? 0.7 : 0.8), fontSize),
    },
    y: weights(window.y, titles[0]!),
    more: window.more.map((span, index) => weights(span, titles[index + 1]!)),
    isStacked: window.isStacked,
    scale,
    hasGrid: settings.grid,
    legendPlace: settings.legend,
    colors: {
      background: over(theme.background),
      foreground: over(theme.foreground),
      muted: over(theme.muted),
      grid: over(theme.grid),
      axis: over(theme.axis),
    },
    bands: settings.marks
      ? annotations.phases.map(({ from, to, name }, index) => ({
          from,
          to,
          name,
          color: over(theme.foreground, index % 2 === 0 ? 0.05 : 0.015),
        }))
      : [],
    // Those to compare with are thinner, and lie lowest.
    lines: [
      ...logs.flatMap(({ lines }) => lines),
      ...curves
        .flatMap(({ lines }) => lines)
        .reverse()
        .sort((a, b) => a.stroke.width - b.stroke.width),
    ],
    dots: [...curves.flatMap(({ dots }) => dots), ...logs.flatMap(({ dots }) => dots)],
    marks: settings.marks ? annotations.marks.filter(({ step }) => step >= window.x.from && step <= window.x.to) : [],
    legend: [...curves.map(({ entry }) => entry), ...logs.map(({ entry }) => entry)],
  };
}

/** What a part of the view adds to the picture. */
interface Part {
  readonly lines: readonly PictureLine[];
  readonly dots: readonly PictureDots[];
  readonly entry: Picture['legend'][number];
}

type Over = (front: string, opacity?: number) => string;

/** The shown curves, the first one last: it lies on top. None is thicker than the others because the cursor is on it. */
function curvesOf(view: ChartView, settings: PictureSettings, over: Over): readonly Part[] {
  const { plot, hidden, theme, window } = view;
  const lines = curveLines(plot, hidden, theme);
  return plot.series.flatMap((series, index) => {
    if (hidden.has(series.id)) return [];
    const { color: front, dash, dashOffset } = lines[index]!;
    const width = settings.lineWidth * pixelsPerPoint * (series.isReference ? 0.75 : 1);
    const stroke = { color: over(front), width, dash, dashOffset };
    const axis = axisOf(window, series.id);
    const end = Math.max(window.x.from, Math.min(series.totalSteps, window.x.to));
    const stairs = stairsOf(view, series, pictureSize(settings).width);
    const untilEnd = clipped(view, series.id, stairs?.line ?? series.points, window.x.from, end);
    const afterEnd = clipped(view, series.id, series.points, end, window.x.to);
    const past = pastEndStyle(theme);
    const pale = { ...stroke, color: over(front, past.opacity), ...(past.dash && { dash: past.dash }) };
    const stop = series.past === 'fails' ? endOf(untilEnd) : undefined;
    return [
      {
        lines: [
          { stroke, points: untilEnd, axis },
          { stroke: pale, points: afterEnd, axis },
        ].filter(({ points }) => points.length > 0),
        dots: [
          // A dot is a little wider than a line of this width.
          ...(stairs
            ? [
                {
                  shape: 'dot' as const,
                  points: stairs.dots,
                  axis,
                  fill: stroke.color,
                  stroke: { ...stroke, width: width / 2, dash: [] },
                },
              ]
            : []),
          ...(stop ? [{ shape: 'end' as const, points: stop, axis, fill: stroke.color, stroke: { ...stroke, dash: [] } }] : []),
        ],
        entry: { label: series.label, stroke, end: (endOf(afterEnd) ?? endOf(untilEnd))?.[1], axis },
      },
    ];
  });
}

const asIs = { offset: 0, factor: 1, isLog: false };

/** A curve as stairs over its whole steps, and their places, where there is room for them, as on the screen; in a picture of about this width. */
function stairsOf(
  { window: { x: inSight }, steps }: ChartView,
  { points, totalSteps: end, isRelative }: Series,
  width: number,
): { readonly line: Float64Array; readonly dots: Float64Array } | undefined {
  const hasRoom = width * plotShare >= leastGap * (inSight.to - inSight.from);
  if (!hasRoom || steps.unit !== 'steps' || isRelative) return undefined;
  const places = wholeSteps({ points, end, inSight, x: asIs, y: asIs });
  const line: number[] = [];
  traceStairs(places, 1, end, {
    moveTo: (...place) => line.push(NaN, NaN, ...place),
    lineTo: (...place) => line.push(...place),
  });
  const seen = places.filter(({ x }) => x >= inSight.from);
  return { line: Float64Array.from(line), dots: Float64Array.from(seen.flatMap(({ x, y }) => [x, y])) };
}

/** What was logged for a curve: thin lines, and dots in the curve's colour. */
function logOf(view: ChartView, settings: PictureSettings, log: LoggedSeries & { readonly index: number }, over: Over): Part {
  const { plot, theme, window } = view;
  const series: Series = plot.series[log.index]!;
  const axis = axisOf(window, series.id);
  const opacity = theme.highContrast ? 1 : 0.6;
  const width = 0.6 * settings.lineWidth * pixelsPerPoint;
  const stroke = { color: over(theme.foreground, opacity), width, dash: runDash(log.run?.place) };
  const raw = { color: over(theme.foreground, opacity * rawOpacity), width, dash: [] };
  const inSight = (points: Float64Array) => clipped(view, series.id, points, window.x.from, window.x.to);
  const fill = over(seriesStyle(plot, log.index, theme).color);
  return {
    lines: [...(log.raw ? [{ stroke: raw, points: inSight(log.raw), axis }] : []), { stroke, points: inSight(log.points), axis }],
    dots: [{ shape: 'dot', points: dotted(view, log.points, pictureSize(settings).width), axis, fill, stroke: { ...stroke, dash: [] } }],
    entry: { label: `${series.label}, ${log.run?.name ?? t('logged')}`, stroke, fill, end: endOf(inSight(log.points))?.[1], axis },
  };
}

/** The points of a line between two steps, as far as they are near the plot. */
function clipped({ window, scale }: ChartView, curve: string, points: Float64Array, from: number, to: number): Float64Array {
  const { from: low, to: high } = weightsInSight(window, curve);
  return to > from ? clipLine(points, { from, to, low, high, scale }) : new Float64Array();
}

/** Those of the points in sight that get a dot, in a picture of about this width. Zero and below have no place on a log axis. */
function dotted({ window: { x }, scale }: ChartView, points: Float64Array, width: number): Float64Array {
  const places = points.map((value, i) => (i % 2 === 0 ? ((value - x.from) / (x.to - x.from)) * width * plotShare : value));
  return Float64Array.from(
    dotPlaces(places)
      .filter((i) => points[i]! >= x.from && points[i]! <= x.to && (scale === 'linear' || points[i + 1]! > 0))
      .flatMap((i) => [points[i]!, points[i + 1]!]),
  );
}

/** The last place of a line. */
function endOf(points: Float64Array): Float64Array | undefined {
  const last = points.findLastIndex((value, i) => i % 2 === 1 && Number.isFinite(value));
  return last < 0 ? undefined : points.slice(last - 1, last + 1);
}

/** A colour that hides what lies behind it, as #rrggbb: not every program that reads pictures knows others. */
function opaque(front: string, background: string, opacity: number): string {
  const { r, g, b } = color(front)
    .alpha(1)
    .mix(color(background), color(front).rgb.a * opacity).rgb;
  return `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
