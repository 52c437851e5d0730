import type { FoundSchedule } from '../../language/find/found';
import type { PlotSize, PreviewModel } from '../../protocol';
import { buildPlot } from './buildPlot';
import { CurveStyles } from './curveStyles';
import { curvesOf, exampleCurves, pointedCurve, type Curve, type Pointed } from './curves';
import { onOneAxis } from './oneAxis';

/** A model, and the curves behind its series, which answer for exact values. */
export interface BuiltModel {
  readonly model: PreviewModel;
  readonly curves: readonly Curve[];
}

/** What the preview shows of a document's schedules, with other curves beside them; `styles` are those that the document's curves have so far. */
export function buildModel(
  found: readonly FoundSchedule[],
  size: PlotSize,
  pointed: Pointed,
  beside: readonly Curve[] = [],
  styles = new CurveStyles(),
): BuiltModel {
  if (found.length === 0 && beside.length === 0) {
    const curves = exampleCurves();
    return { model: { kind: 'examples', plot: buildPlot(curves, size, undefined) }, curves };
  }
  const curves = styles.give(onOneAxis([...curvesOf(found), ...beside]));
  const undrawn = found
    .filter(({ schedule }) => !schedule)
    .map(({ label, problems }) => ({ label, messages: problems.map(({ message: text, severity }) => ({ text, severity })) }));
  if (curves.length === 0) return { model: { kind: 'problems', undrawn }, curves };
  // The schedules of a document are those of one run.
  const stepsPerEpoch = found.find((each) => each.stepsPerEpoch)?.stepsPerEpoch;
  const plot = buildPlot(curves, size, pointedCurve(curves, pointed)?.id, stepsPerEpoch);
  return { model: { kind: 'chart', plot, undrawn }, curves };
}
