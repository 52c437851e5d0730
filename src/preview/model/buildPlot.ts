import { differenceText, formatStep } from '../../core/format';
import { messageText, say, type Translate } from '../../core/message';
import type { ComparedWith, Plot, PlotSize, Series, StepsPerEpoch } from '../../protocol';
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
    series: curves.map((curve, index) => ({ ...seriesOf(curve, index, drawn[index]!), compared: comparedWith(curve, curves, lastStep) })),
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

function comparedWith({ like, against = like, schedule }: Curve, curves: readonly Curve[], lastStep: number): ComparedWith | undefined {
  const other = curves.find(({ id }) => id === against);
  if (!other) return undefined;
  const differences = tenths.map((part) => differenceText(schedule.at(part * lastStep), other.schedule.at(part * lastStep)));
  return { id: other.id, label: other.label, differences };
}

function seriesOf(curve: Curve, index: number, drawn: DrawnCurve): Series {
  const { id, label, description, schedule, quantity = 'weight', isReference = false, isRelative = false, isReading = false } = curve;
  const { like, style = index } = curve;
  const { points, extent, phases, marks, verdict } = drawn;
  const { totalSteps, past } = schedule;
  const isWhat = { isReference, isReading, isRelative };
  return { id, label, description, quantity, ...isWhat, like, style, totalSteps, past, points, extent, phases, marks, verdict };
}
