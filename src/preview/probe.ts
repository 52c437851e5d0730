import { formatStep, formatValue } from '../core/format';
import type { ToWebview } from '../protocol';
import type { Curve } from './curves';

/** The exact values of curves at a step of an axis that ends at the longest one's end. */
export function probe(curves: readonly Curve[], step: number, revision: number): ToWebview {
  const lastStep = Math.max(...curves.map(({ schedule }) => schedule.totalSteps));
  const values = curves.map(({ schedule }) => {
    const value = schedule.at(step);
    return { value, text: formatValue(value) };
  });
  const percentText = `${Number(((100 * step) / lastStep).toFixed(1))} %`;
  return { type: 'values', revision, step, stepText: formatStep(step), percentText, values };
}
