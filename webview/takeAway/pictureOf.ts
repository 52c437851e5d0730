// Pure: what is in sight, as a picture to take away.
import { color } from 'chart.js/helpers';
import { chartTitle, type Picture, type PictureAxis } from '../../src/exports/picture';
import type { Span } from '../../src/protocol';
import { stepAxisTicks, weightAxisTicks } from '../chart/axisTicks';
import type { ChartView } from '../chart/chartConfig';
import { clipLine } from '../chart/curves/clipLine';
import { curveLines } from '../chart/curves/curveLine';
import { pictureLayer } from './pictureLayer';
import type { Theme } from '../elements/theme';
import { t } from '../elements/t';

const tickSize = 12;

/** The picture of a view: its curves, axes, annotations and logs as they are in sight, in the colours of its theme. */
export function pictureOf(view: ChartView): Picture {
  const { plot, hidden, window, scale, steps, titles } = view;
  const theme = opaque(view.theme);
  const lines = curveLines(plot, hidden, theme);
  const weights = (span: Span, title: string): PictureAxis => ({
    from: span.from,
    to: span.to,
    title,
    ticks: (length) => weightAxisTicks(span, scale, length),
  });
  return {
    title: t(chartTitle(plot.unit)),
    curves: plot.series.flatMap(({ id, label, description, totalSteps, past, points }, index) => {
      const isRight = window.right?.curves.includes(id) ?? false;
      const line = lines[index]!;
      const drawn = { ...line, color: over(line.color, theme.background) };
      return hidden.has(id)
        ? []
        : [{ label, description, totalSteps, isRight, stops: past === 'fails', ...drawn, points: (part) => clipLine(points, part) }];
    }),
    x: { ...window.x, title: steps.title, ticks: (length) => stepAxisTicks(steps, window.x, plot.lastStep, length, tickSize) },
    y: weights(window.y, titles.left),
    right: window.right && weights(window.right, titles.right),
    scale,
    palette: theme,
    layer: pictureLayer({ ...view, theme }),
  };
}

/** Not every program that reads SVG knows translucent colours. */
function opaque(theme: Theme): Theme {
  const solid = (name: 'foreground' | 'muted' | 'grid' | 'axis') => ({ [name]: over(theme[name], theme.background) });
  return { ...theme, ...solid('foreground'), ...solid('muted'), ...solid('grid'), ...solid('axis') };
}

function over(front: string, background: string): string {
  return color(front).alpha(1).mix(color(background), color(front).rgb.a).hexString();
}
