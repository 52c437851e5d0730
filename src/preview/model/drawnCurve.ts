import { extent } from '../../core/extent';
import { curveFacts } from '../../core/facts/curveFacts';
import { verdict } from '../../core/facts/verdict';
import { formatValue } from '../../core/format';
import { Memo } from '../../core/drawing/memo';
import { messageText, type Translate } from '../../core/message';
import { phasesOf } from '../../core/phases';
import type { Schedule } from '../../core/schedule';
import type { PlotSize, Series } from '../../protocol';
import type { Curve } from './curves';
import { marksOf } from './marks';
import { sampleView } from './sampleView';

/** A step axis, and the room above it. */
export interface DrawnOn {
  readonly size: PlotSize;
  /** What percent count. */
  readonly lastStep: number;
  readonly axisEnd: number;
  readonly translate: Translate | undefined;
}

/** How a curve is drawn, and what is said of it. */
export interface DrawnCurve extends Pick<Series, 'points' | 'extent' | 'phases' | 'marks' | 'verdict'> {
  /** Its least, its greatest and its mean value up to the end of its schedule, as text. */
  readonly summary: readonly string[];
  /** Its values at each tenth of the run, as text. */
  readonly tenths: readonly string[];
}

/** The parts of a run of which the table tells. */
export const tenths: readonly number[] = Array.from({ length: 11 }, (_, i) => i / 10);

/** Works out how a curve is drawn. An edit changes few of the schedules of a text: for the others that is known. */
export function drawnCurve(curve: Curve, on: DrawnOn): DrawnCurve {
  const { schedule, baseWeight, run, isRelative } = curve;
  const { size, lastStep, axisEnd, translate } = on;
  const memo = made.get(schedule) ?? new Memo<DrawnCurve>();
  made.set(schedule, memo);
  const keys = [baseWeight, run, isRelative, size.width, size.height, size.pixelRatio, lastStep, axisEnd, translate];
  return memo.of(keys, () => draw(curve, on));
}

const made = new WeakMap<Schedule, Memo<DrawnCurve>>();

function draw({ schedule, baseWeight, run, isRelative = false }: Curve, { size, lastStep, axisEnd, translate }: DrawnOn): DrawnCurve {
  const facts = curveFacts(schedule, baseWeight);
  const onAxis = extent(schedule, 0, axisEnd);
  const { min, max } = extent(schedule, 0, schedule.totalSteps);
  return {
    // A curve with a pole has no mean.
    summary: [min, max, facts.mean].map((value) => (Number.isFinite(value) ? formatValue(value) : '–')),
    tenths: tenths.map((part) => formatValue(schedule.at(part * lastStep))),
    // Fine enough for when the others are hidden and this curve has the whole height.
    points: sampleView(schedule, { from: 0, to: axisEnd, low: onAxis.min, high: onAxis.max, scale: 'linear' }, size),
    extent: onAxis,
    phases: phasesOf(schedule),
    marks: isRelative ? [] : marksOf(facts, schedule, run, translate),
    verdict: messageText(verdict(schedule, { target: baseWeight, run, isRelative }), translate),
  };
}
