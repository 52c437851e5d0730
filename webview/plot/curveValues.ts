// Pure: the planned and the logged values at a step.
import { formatStep, formatValue } from '../../src/core/format';
import type { LoggedSeries, Plot, StepValues } from '../../src/protocol';
import { t } from '../elements/t';

/** A curve's value at a step. */
export interface CurveValue {
  /** The index of the curve's series. */
  readonly index: number;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** The logged value of the nearest step, and a text that names that step where it is another one. Undefined before the log and after it. */
  readonly logged: { readonly where: string; readonly text: string } | undefined;
}

/** The values of the shown curves, in the order of the series, each with what was logged. */
export function curveValues(
  { series }: Plot,
  hidden: ReadonlySet<string>,
  logged: readonly LoggedSeries[],
  { step, values }: StepValues,
): readonly CurveValue[] {
  return series.flatMap(({ id, label }, index) => {
    if (hidden.has(id)) return [];
    const nearest = nearestPoint(logged.find(({ curve }) => curve === id)?.points ?? new Float64Array(), step);
    const where = nearest && nearest.step !== step ? t('logged at step {step}', { step: formatStep(nearest.step) }) : t('logged');
    return [{ index, label, ...values[index]!, logged: nearest && { where, text: formatValue(nearest.value) } }];
  });
}

/** As many of these as fit into so many rows, the nearest by `distance` preferred; the order stays. */
export function fittingValues(list: readonly CurveValue[], rows: number, distance: (value: CurveValue) => number): readonly CurveValue[] {
  let left = rows;
  const nearest = [...list].sort((a, b) => distance(a) - distance(b));
  const kept = new Set(nearest.filter(({ logged }) => (left -= logged ? 2 : 1) >= 0));
  return list.filter((each) => kept.has(each));
}

/** The nearest of points, step and value by turns with ascending steps; of several as near the last. Undefined outside of them. */
function nearestPoint(points: Float64Array, step: number): { readonly step: number; readonly value: number } | undefined {
  if (!(points[0]! <= step && points.at(-2)! >= step)) return undefined;
  let best = 0;
  for (let i = 2; i < points.length; i += 2) if (Math.abs(points[i]! - step) <= Math.abs(points[best]! - step)) best = i;
  return { step: points[best]!, value: points[best + 1]! };
}
