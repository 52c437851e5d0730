// Pure: the part of the plot that is in sight.
import type { AxisRange } from '../../src/core/drawing/axis';
import type { AxesState, Detail, LoggedSeries, Plot, SampledView, Series, Span, ValueAxis, WeightScale } from '../../src/protocol';
import { loggedId } from './logged';
import { confine, type SpanLimits } from './subspan';
import { axisCurves, type AxisCurves } from './valueAxes';
import { rangeWithin, weightRange } from './weightRange';

/** The steps and the weights at the edges of the plot. */
export interface PlotWindow {
  readonly x: Span;
  /** Those on the first value axis. */
  readonly y: Span;
  /** The other value axes: one stands at the right, unless each has a plot of its own, one below the other. */
  readonly more: readonly ValueAxis[];
  readonly isStacked: boolean;
}

/** How many decades a logarithmic axis shows of curves that come down to 0. */
const decadesAboveZero = 4;

/** What is in sight. Where the user has chosen nothing, these are all steps, and the weights that the shown curves and their logs have there. */
export function plotWindow(
  plot: Plot,
  hidden: ReadonlySet<string>,
  axes: AxesState,
  logged: readonly LoggedSeries[] = [],
  { groups, isStacked }: AxisCurves = axisCurves(plot, hidden, axes),
): PlotWindow {
  const { scale, x, y } = axes;
  const fitting = (list: readonly Series[]) => {
    const lines = [
      ...list,
      ...logged
        .filter(({ curve, run }) => list.some(({ id }) => id === curve) && !hidden.has(loggedId(curve, run?.name)))
        .map((each) => ({ ...each, points: each.raw ?? each.points })),
    ];
    return fittingWeights(
      lines.map(({ points, extent }) => (x ? rangeWithin(points, x) : extent)),
      scale,
    );
  };
  const [first, ...others] = groups;
  return {
    x: x ?? { from: 0, to: plot.axisEnd },
    y: y ?? fitting(first!),
    more: others.map((group) => {
      const curves = group.map(({ id }) => id);
      return chosenAxis(axes, curves) ?? { ...fitting(group), curves };
    }),
    isStacked,
  };
}

/** What the user has chosen for the axis of these curves: what was chosen for others says nothing of them. */
export function chosenAxis({ more }: Pick<AxesState, 'more'>, curves: readonly string[]): ValueAxis | undefined {
  return more.find((each) => each.curves.join() === curves.join());
}

/** Whether the user has chosen nothing that is in sight, so that all is. */
export const isWhole = ({ x, y, more }: Pick<AxesState, 'x' | 'y' | 'more'>): boolean => !x && !y && more.length === 0;

/** The number of the value axis of a curve; the first one is 0. */
export const axisOf = ({ more }: Pick<PlotWindow, 'more'>, curve: string): number =>
  more.findIndex(({ curves }) => curves.includes(curve)) + 1;

/** The `id`s of the curves on the axis at the right, where there is one. */
export const curvesAtRight = (window: PlotWindow | undefined): readonly string[] =>
  (window?.isStacked ? undefined : window?.more[0]?.curves) ?? [];

/** The weights in sight on the axis of a curve. */
export function weightsInSight({ y, more }: PlotWindow, curve: string): Span {
  return more.find(({ curves }) => curves.includes(curve)) ?? y;
}

/** The weights that an axis has to have to show all of these ranges. */
export function fittingWeights(ranges: readonly AxisRange[], scale: WeightScale): Span {
  if (scale === 'linear') {
    const { min, max } = weightRange(ranges);
    if (min === max) return { from: min, to: max + 1 };
    // A line along an edge needs room for its width; zero is an edge in its own right.
    const room = (max - min) * 0.03;
    return { from: min === 0 ? 0 : min - room, to: max === 0 ? 0 : max + room };
  }
  const positive = ranges.filter(({ max }) => max > 0);
  if (positive.length === 0) return { from: 0.1, to: 1 };
  const top = Math.max(...positive.map(({ max }) => max));
  const bottom = Math.min(...positive.map(({ min, max }) => (min > 0 ? min : max * 10 ** -decadesAboveZero)));
  const margin = (top / bottom) ** 0.03 * 1.05;
  return { from: bottom / margin, to: top * margin };
}

/** How far the steps may be moved and zoomed: to twice the run, as training may go on, and down to one step. */
export function stepLimits({ lastStep }: Plot): SpanLimits {
  return { min: 0, max: 2 * lastStep, least: Math.min(1, lastStep / 1000) };
}

/**
 * The weights to show where these are wanted after others: not moved and zoomed so far that a double has no digits left to tell them apart; `fitting`
 * are those of the curves.
 */
export function confineWeights(wanted: Span, before: Span, fitting: Span, scale: WeightScale): Span {
  if (scale === 'log') return wanted.to / wanted.from > 1.001 && Number.isFinite(wanted.to) && wanted.from > 0 ? wanted : before;
  const size = fitting.to - fitting.from;
  return confine(wanted, { min: fitting.from - 50 * size, max: fitting.to + 50 * size, least: size * 1e-5 });
}

/** What the host has to sample besides the overview: what is in sight and as much on either side; undefined where the overview does. */
export function wantedView({ x, y, more }: PlotWindow, { scale, ...axes }: AxesState): SampledView | undefined {
  if (scale === 'linear' && isWhole(axes)) return undefined;
  const margin = axes.x ? (x.to - x.from) / 2 : 0;
  return { from: Math.max(0, x.from - margin), to: x.to + margin, low: y.from, high: y.to, scale, more };
}

/** Curves, and what was logged for them. */
export interface PlotAndLog {
  readonly plot: Plot;
  readonly logged: readonly LoggedSeries[];
}

/** A plot and its log with the points of a closer look at them. */
export function detailed({ plot, logged }: PlotAndLog, { from, to, ...detail }: Detail): PlotAndLog {
  const withPoints = <T extends { readonly points: Float64Array }>(list: readonly T[], closer: readonly Float64Array[]): readonly T[] =>
    list.map((each, index) => ({ ...each, points: withDetail(each.points, from, to, closer[index] ?? each.points) }));
  const withRaw = (each: LoggedSeries, index: number): LoggedSeries =>
    each.raw ? { ...each, raw: withDetail(each.raw, from, to, detail.raw?.[index] ?? each.raw) } : each;
  return { plot: { ...plot, series: withPoints(plot.series, detail.series) }, logged: withPoints(logged, detail.logged).map(withRaw) };
}

/** Points with those between two steps taken from a closer look. */
export function withDetail(points: Float64Array, from: number, to: number, detail: Float64Array): Float64Array {
  let start = 0;
  let end = points.length;
  while (start < points.length && !(points[start]! >= from)) start += 2;
  while (end > start && !(points[end - 2]! <= to)) end -= 2;
  const result = new Float64Array(start + detail.length + points.length - end);
  result.set(points.subarray(0, start));
  result.set(detail, start);
  result.set(points.subarray(end), start + detail.length);
  return result;
}
