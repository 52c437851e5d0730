import type { Plot } from '../src/protocol';
import { curveStyle, type CurveStyle } from './curveStyle';
import type { Theme } from './theme';

/** The style of a curve of a plot: its own, or for one to compare with that of the curve it is like, in short dashes. */
export function seriesStyle({ series }: Plot, index: number, theme: Pick<Theme, 'curves' | 'highContrast'>): CurveStyle {
  const { isReference, like } = series[index]!;
  const original = like === undefined ? -1 : series.findIndex(({ id }) => id === like);
  const style = curveStyle(original < 0 ? index : original, theme);
  return isReference ? { ...style, dash: [4, 4] } : style;
}
