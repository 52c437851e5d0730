import { formatStep, formatValue } from '../../core/format';
import type { StepValues } from '../../protocol';
import type { Curve } from './curves';
import { lastStepOf, percentText } from './oneAxis';

/** The exact values of curves at a step of their common axis. */
export function valuesAt(curves: readonly Curve[], step: number): StepValues {
  const values = curves.map(({ schedule }) => {
    const value = schedule.at(step);
    return { value, text: formatValue(value) };
  });
  const percent = percentText(step, lastStepOf(curves));
  const stepText = curves.every(({ isRelative }) => isRelative) ? percent : formatStep(step);
  return { step, stepText, percentText: percent, values };
}
