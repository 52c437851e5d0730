import { formatStep } from '../../core/format';
import { messageText, say, type Translate } from '../../core/message';
import type { Plot, PlotSize, Series, StepsPerEpoch } from '../../protocol';
import type { Curve } from './curves';
import { drawnCurve, type DrawnCurve, tenths } from './drawnCurve';
import { lastStepOf, longestOf, runOf } from './oneAxis';

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
  const drawn = curves.map((curve) => drawnCurve(curve, { size, lastStep, axisEnd, translate }));
  const isRelative = curves.every((curve) => curve.isRelative);
  return {
    series: curves.map((curve, index) => seriesOf(curve, index, drawn[index]!)),
    active,
    unit: curves.find((curve) => !curve.isRelative)?.schedule.unit ?? 'step',
    run: runOf(curves),
    lastStep,
    axisEnd,
    rows: tenths.map((part, index) => ({
      percent: `${Math.round(part * 100)} %`,
      step: isRelative ? '–' : formatStep(part * lastStep),
      values: drawn.map((each) => each.tenths[index]!),
    })),
    summary: [say('Minimum'), say('Maximum'), say('Mean')].map((name, row) => ({
      name: messageText(name, translate),
      values: drawn.map(({ summary }) => summary[row]!),
    })),
    stepsPerEpoch,
  };
}

function seriesOf(curve: Curve, index: number, drawn: DrawnCurve): Series {
  const { id, label, description, schedule, quantity = 'weight', isReference = false, isRelative = false, isReading = false } = curve;
  const { like, style = index } = curve;
  const { points, extent, phases, marks, verdict } = drawn;
  const { totalSteps, past } = schedule;
  const isWhat = { isReference, isReading, isRelative };
  return { id, label, description, quantity, ...isWhat, like, style, totalSteps, past, points, extent, phases, marks, verdict };
}
