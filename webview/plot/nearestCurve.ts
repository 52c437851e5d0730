// Pure: which curve is at a place in the plot.
import type { Plot } from '../../src/protocol';
import type { PlotChart } from '../chart/chart';

/** How far from a curve a click may be, in CSS pixels. */
const reach = 12;

/** The shown curve whose drawing comes nearest to a place, if any is near. */
export function nearestCurve(
  { series }: Plot,
  hidden: ReadonlySet<string>,
  place: Place,
  chart: Pick<PlotChart, 'pixels' | 'areaOf'>,
): string | undefined {
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const [index, { id, points }] of series.entries()) {
    const area = chart.areaOf(index);
    // Of plots one above the other, a curve is seen in its own only.
    if (hidden.has(id) || !area || place.y < area.top - reach || place.y > area.bottom + reach) continue;
    for (let i = 2; i < points.length; i += 2) {
      const distance = distanceToLine(
        place,
        chart.pixels(points[i - 2]!, points[i - 1]!, index),
        chart.pixels(points[i]!, points[i + 1]!, index),
      );
      if (distance < (best?.distance ?? reach)) best = { id, distance };
    }
  }
  return best?.id;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** NaN, which is near nothing, where an end is a gap. */
function distanceToLine({ x, y }: Place, a: Place, b: Place): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - part * dx, y - a.y - part * dy);
}
