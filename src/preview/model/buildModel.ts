import { messageText, say, type Translate } from '../../core/message';
import { originMessage } from '../../language/resolve/origin';
import { takesAnswer } from '../../language/find/questions/askedQuestions';
import type { FoundSchedule } from '../../language/find/found';
import type { Plot, PlotSize, Undrawn } from '../../protocol';
import { severityOf } from '../../rules/reading';
import { buildPlot } from './buildPlot';
import { CurveStyles } from './curveStyles';
import { curvesOf, curveAt, type Curve, type CursorPlace } from './curves';
import { onOneAxis } from './oneAxis';

/** What the schedules of a document decide in the page's model. */
export type SchedulesModel =
  | { readonly kind: 'chart'; readonly plot: Plot; readonly undrawn: readonly Undrawn[] }
  | { readonly kind: 'examples'; readonly plot: Plot }
  | { readonly kind: 'problems'; readonly undrawn: readonly Undrawn[] };

/** A model, and the curves behind its series, which answer for exact values. */
export interface BuiltModel {
  readonly model: SchedulesModel;
  readonly curves: readonly Curve[];
}

/** What there is besides the schedules of a document. */
export interface ModelOptions {
  readonly others?: readonly Curve[];
  /** What is shown where there is nothing else. */
  readonly examples?: readonly Curve[];
  /** Those that the document's curves have so far. */
  readonly styles?: CurveStyles;
  /** English where it is left out. */
  readonly translate?: Translate | undefined;
}

/** What the preview shows of a document's schedules, and of other curves with them. */
export function buildModel(
  found: readonly FoundSchedule[],
  size: PlotSize,
  cursor: CursorPlace,
  { others = [], examples = [], styles = new CurveStyles(), translate }: ModelOptions = {},
): BuiltModel {
  if (found.length === 0 && others.length === 0) {
    return { model: { kind: 'examples', plot: buildPlot(examples, size, undefined, undefined, translate) }, curves: examples };
  }
  const curves = styles.give(onOneAxis([...curvesOf(found, translate), ...others]));
  const undrawn = found
    .filter(({ schedule }) => !schedule)
    .map(({ label, problems, unknowns }) => ({
      label,
      messages: [
        ...problems.map((problem) => ({ text: messageText(problem.message, translate), severity: severityOf(problem) })),
        ...unknowns
          .filter((question) => !takesAnswer(question))
          .map(({ text }) => ({ text: messageText(say(text), translate), severity: 'information' as const })),
      ],
    }));
  if (curves.length === 0) return { model: { kind: 'problems', undrawn }, curves };
  // The schedules of a document are those of one run.
  const perEpoch = found.find((each) => each.stepsPerEpoch)?.stepsPerEpoch;
  const stepsPerEpoch = perEpoch && { value: perEpoch.value, origin: messageText(originMessage(perEpoch.origin) ?? say(''), translate) };
  const plot = buildPlot(curves, size, curveAt(curves, cursor)?.id, stepsPerEpoch, translate);
  return { model: { kind: 'chart', plot, undrawn }, curves };
}
