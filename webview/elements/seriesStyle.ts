import type { Plot } from '../../src/protocol';
import { curveStyle, type CurveStyle } from '../../src/core/drawing/curveStyle';
import type { Theme } from './theme';

/** The style of a curve of a plot; one that is there to be compared with has short dashes, one of keys that are only read has longer ones. */
export function seriesStyle({ series }: Plot, index: number, theme: Pick<Theme, 'curves' | 'highContrast'>): CurveStyle {
  const { isReference, isReading, style } = series[index]!;
  const own = curveStyle(style, theme);
  return isReference ? { ...own, dash: [4, 4] } : isReading ? { ...own, dash: [9, 5] } : own;
}
