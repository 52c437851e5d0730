import { sample } from '../../core/sample';
import type { PlotSize, SampledView, ToWebview } from '../../protocol';
import type { Curve } from './curves';

/** Curves between two steps, as finely as a plot of this size shows that part of them. */
export function sampleView(
  curves: readonly Curve[],
  view: SampledView,
  size: PlotSize,
  revision: number,
): Extract<ToWebview, { type: 'points' }> {
  const { from, to } = view;
  const scale = Math.max(size.pixelRatio, 2);
  const pixels = { width: Math.max(size.width, 100) * scale, height: Math.max(size.height, 100) * scale };
  return { type: 'points', revision, from, to, series: curves.map(({ schedule }) => sample(schedule, { ...view, ...pixels })) };
}
