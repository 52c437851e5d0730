import { extent } from '../../core/extent';
import { curveFacts } from '../../core/facts/curveFacts';
import { verdict } from '../../core/facts/verdict';
import { formatStep, formatValue } from '../../core/format';
import { messageText, say, type Translate } from '../../core/message';
import { phasesOf } from '../../core/phases';
import type { Plot, PlotSize, StepsPerEpoch, SummaryRow, TableRow } from '../../protocol';
import type { Curve } from './curves';
import { marksOf } from './marks';
import { lastStepOf, longestOf, runOf } from './oneAxis';
import { sampleView } from './sampleView';

const tenths = Array.from({ length: 11 }, (_, i) => i / 10);

/** The part of the longest run that the step axis goes on for after its end. */
const pastEnd = 0.06;

/** Samples curves over a common step axis for a plot of this size. */
export function buildPlot(
  curves: readonly Curve[],
  size: PlotSize,
  active: string | undefined,
  stepsPerEpoch?: StepsPerEpoch,
  translate?: Translate,
): Plot {
  const lastStep = lastStepOf(curves);
  const longest = Math.max(lastStep, longestOf(curves));
  const axisEnd = longest + longest * pastEnd;
  const known = curves.map(({ schedule, baseWeight }) => ({
    facts: curveFacts(schedule, baseWeight),
    inRun: extent(schedule, 0, schedule.totalSteps),
    onAxis: extent(schedule, 0, axisEnd),
  }));
  return {
    series: curves.map(
      (
        {
          id,
          label,
          description,
          schedule,
          quantity = 'weight',
          isReference = false,
          isRelative = false,
          isReading = false,
          like,
          style,
          run,
          baseWeight,
        },
        index,
      ) => {
        const { facts, onAxis } = known[index]!;
        return {
          id,
          label,
          description,
          quantity,
          isReference,
          isReading,
          like,
          style: style ?? index,
          totalSteps: schedule.totalSteps,
          past: schedule.past,
          isRelative,
          // Fine enough for when the others are hidden and this curve has the whole height.
          points: sampleView(schedule, { from: 0, to: axisEnd, low: onAxis.min, high: onAxis.max, scale: 'linear' }, size),
          extent: onAxis,
          phases: phasesOf(schedule),
          marks: isRelative ? [] : marksOf(facts, schedule, run, translate),
          verdict: messageText(verdict(schedule, { target: baseWeight, run, isRelative }), translate),
        };
      },
    ),
    active,
    unit: curves.find(({ isRelative }) => !isRelative)?.schedule.unit ?? 'step',
    run: runOf(curves),
    lastStep,
    axisEnd,
    rows: tenths.map((part) => row(curves, part, lastStep)),
    summary: [
      summaryRow(messageText(say('Minimum'), translate), known, ({ inRun }) => inRun.min),
      summaryRow(messageText(say('Maximum'), translate), known, ({ inRun }) => inRun.max),
      summaryRow(messageText(say('Mean'), translate), known, ({ facts }) => facts.mean),
    ],
    stepsPerEpoch,
  };
}

function summaryRow<T>(name: string, list: readonly T[], value: (item: T) => number): SummaryRow {
  // A curve with a pole has no mean.
  const text = (number: number) => (Number.isFinite(number) ? formatValue(number) : '–');
  return { name, values: list.map((item) => text(value(item))) };
}

function row(curves: readonly Curve[], part: number, lastStep: number): TableRow {
  const step = part * lastStep;
  return {
    percent: `${Math.round(part * 100)} %`,
    step: curves.every(({ isRelative }) => isRelative) ? '–' : formatStep(step),
    values: curves.map(({ schedule }) => formatValue(schedule.at(step))),
  };
}
