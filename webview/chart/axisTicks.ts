// Pure: where a weight axis has numbers, and which.
import { logTicks, minorLogTicks, ticks } from '../../src/core/drawing/axis';
import { withMinus } from '../../src/core/format';
import type { Tick } from '../../src/exports/picture';
import type { Span, WeightScale } from '../../src/protocol';
import { spacingOf, weightLabels } from './tickText';

/** The numbers of a weight axis of so many pixels. */
export function weightAxisTicks({ from, to }: Span, scale: WeightScale, height: number): readonly Tick[] {
  const count = Math.max(2, Math.min(10, Math.floor(height / 40)));
  const ticksOf = scale === 'log' ? logTicks : ticks;
  let weights = ticksOf(from, to, count);
  // One number alone says nothing of the scale.
  for (let more = count + 1; weights.length < 2 && more <= 2 * count; more++) weights = ticksOf(from, to, more);
  const spacing = scale === 'log' ? 0 : spacingOf(weights);
  return weightLabels(weights, spacing).map((label, index) => ({ at: weights[index]!, label: withMinus(label) }));
}

/** The small ticks of a weight axis, without labels. */
export function minorTicks({ from, to }: Span, scale: WeightScale): readonly Tick[] {
  return scale === 'log' ? minorLogTicks(from, to).map((at) => ({ at, label: '' })) : [];
}
