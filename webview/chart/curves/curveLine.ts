import { color } from 'chart.js/helpers';
import type { Plot } from '../../../src/protocol';
import type { CurveStyle } from '../../../src/core/drawing/curveStyle';
import { seriesStyle } from '../../elements/seriesStyle';
import { twinCurves } from './twins';
import type { Theme } from '../../elements/theme';

/** How a curve is drawn. */
export interface CurveLine extends CurveStyle {
  /** In pixels: the curve under the cursor is the widest and lies on top, those to compare with are the thinnest and lie lowest. */
  readonly width: number;
}

/** How long each of the curves that are the same is seen by turns along their line, in pixels. */
const turn = 10;

/** The lines of the curves of a plot, in its order; those that are the same show by turns. */
export function curveLines(plot: Plot, hidden: ReadonlySet<string>, theme: Theme): readonly CurveLine[] {
  const twins = twinCurves(plot, hidden);
  return plot.series.map(({ id }, index) => {
    const line = curveLine(plot, index, theme);
    const twin = twins.get(id);
    return twin ? { ...line, dash: [turn, turn * (twin.count - 1)], dashOffset: twin.place === 0 ? 0 : -turn * twin.place } : line;
  });
}

function curveLine(plot: Plot, index: number, theme: Theme): CurveLine {
  const { id, isReference } = plot.series[index]!;
  const style = seriesStyle(plot, index, theme);
  const faint = isReference && !theme.highContrast ? { color: color(style.color).alpha(0.75).rgbString() } : {};
  const width = id === plot.active ? 3.5 : isReference ? 1.5 : 2;
  return { ...style, ...faint, width: width + (theme.highContrast ? 0.5 : 0) };
}
