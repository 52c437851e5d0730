import { color } from 'chart.js/helpers';
import type { Plot } from '../../../src/protocol';
import type { CurveStyle } from '../../../src/core/drawing/curveStyle';
import { seriesStyle } from '../../elements/seriesStyle';
import type { Theme } from '../../elements/theme';

/** How a curve is drawn. */
export interface CurveLine extends CurveStyle {
  /** In pixels: the curve under the cursor is the widest and lies on top, those to compare with are the thinnest and lie lowest. */
  readonly width: number;
}

/** The line of a curve of a plot. */
export function curveLine(plot: Plot, index: number, theme: Theme): CurveLine {
  const { id, isReference } = plot.series[index]!;
  const style = seriesStyle(plot, index, theme);
  const faint = isReference && !theme.highContrast ? { color: color(style.color).alpha(0.75).rgbString() } : {};
  const width = id === plot.active ? 3.5 : isReference ? 1.5 : 2;
  return { ...style, ...faint, width: width + (theme.highContrast ? 0.5 : 0) };
}
