import { DatasetController, Element, type ChartDataset, type Point } from 'chart.js';
import type { CurveStyle, PastEndStyle } from '../../../src/core/drawing/curveStyle';
import { placeAt } from '../pixelScale';
import type { PlotAxis } from '../plotAxis';
import { leastGap, tracePath, traceStairs, wholeSteps } from './tracePath';

/** A curve as the chart draws it. Its `data`, of which Chart.js would make objects, are empty. */
export interface CurveDataset extends ChartDataset<'line', Point[]> {
  readonly curve: {
    /** Step and weight by turns. */
    readonly points: Float64Array;
    readonly style: CurveStyle & { readonly width: number };
    /** The step at which the schedule ends. What follows is drawn in another way. */
    readonly end: number;
    readonly pastEnd: PastEndStyle;
    /** Whole steps get dots, and the curve stairs, where there is room between them: a run uses no others. */
    readonly hasDots: boolean;
    /** Another one is to be seen before it. */
    readonly isDimmed: boolean;
    /** There is nothing after the end, for training stops there with an error: this gets a mark. */
    readonly stops: boolean;
  };
}

const markHeight = 10;
/** The opacity of curves that are dimmed. */
const dimmed = 0.2;

/** What Chart.js would make of each point; it insists on a kind of them. */
export class CurvePoint extends Element {
  static readonly id = 'curvePoint';
  static override readonly defaults = {};
}

/** Draws a curve from the numbers that the host has sent: no object for each point, nothing parsed and nothing laid out. */
export class CurveController extends DatasetController<'line'> {
  static readonly id = 'line';
  static readonly defaults = { dataElementType: CurvePoint.id };

  override draw(): void {
    const { ctx } = this.chart;
    const { xScale, yScale } = this.getMeta() as unknown as { readonly xScale: PlotAxis; readonly yScale: PlotAxis };
    const { area } = yScale;
    const { points, style, end, pastEnd, hasDots, isDimmed, stops } = (this.getDataset() as CurveDataset).curve;
    const [untilEnd, afterEnd] = [new Path2D(), new Path2D()];
    const inSight = { from: xScale.min, to: xScale.max };
    const [x, y] = [xScale.pixels, yScale.pixels];
    // Between whole steps that are far apart nothing is ever used: the value of each holds until the next.
    const whole = hasDots && x.factor >= leastGap ? wholeSteps({ points, end, inSight, x, y }) : undefined;
    const last = tracePath({ points, end, inSight, x, y }, whole ? new Path2D() : untilEnd, afterEnd);
    if (whole) traceStairs(whole, x.factor, placeAt(x, end), untilEnd);
    ctx.save();
    ctx.beginPath();
    // A line along an edge has all of its width.
    ctx.rect(area.left, area.top - 2, area.right - area.left, area.bottom - area.top + 4);
    ctx.clip();
    ctx.strokeStyle = style.color;
    ctx.lineWidth = style.width;
    ctx.lineJoin = 'round';
    ctx.setLineDash([...style.dash]);
    ctx.lineDashOffset = style.dashOffset ?? 0;
    if (isDimmed) ctx.globalAlpha = dimmed;
    ctx.stroke(untilEnd);
    if (whole) {
      ctx.fillStyle = style.color;
      for (const place of whole) {
        ctx.beginPath();
        ctx.arc(place.x, place.y, style.width + 1, 0, 2 * Math.PI);
        ctx.fill();
      }
    }
    if (stops && last) {
      ctx.setLineDash([]);
      ctx.fillStyle = style.color;
      ctx.fillRect(last.x - style.width / 2, last.y - markHeight / 2, style.width, markHeight);
    }
    if (pastEnd.dash) ctx.setLineDash([...pastEnd.dash]);
    ctx.globalAlpha *= pastEnd.opacity;
    ctx.stroke(afterEnd);
    ctx.restore();
  }
}
