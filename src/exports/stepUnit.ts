import type { Unit } from '../core/schedule';
import type { NamedCurve } from './namedCurve';

/** What the steps of curves are counted in: steps or epochs, or where none of their totals is known, percent of a run; `perStep` of them make a step. */
export function stepUnit(curves: readonly NamedCurve[]): { readonly unit: Unit; readonly isPercent: boolean; readonly perStep: number } {
  const isPercent = curves.every(({ isRelative }) => isRelative);
  const unit = curves.find(({ isRelative }) => !isRelative)?.schedule.unit ?? 'step';
  return { unit, isPercent, perStep: isPercent ? 100 / Math.max(...curves.map(({ schedule }) => schedule.totalSteps)) : 1 };
}
