import { piecewise } from '../../core/methods/piecewise';
import type { Schedule } from '../../core/schedule';
import type { PythonExpression } from '../../language/find/kind';
import { definitionOf } from './definitions';

/** The call of our own language that goes through these points [step, value] of a curve, as Python. */
export function throughPoints({ totalSteps, unit }: Schedule, points: readonly (readonly [number, number])[]): PythonExpression {
  const total = unit === 'epoch' ? 'total_epochs' : 'total_steps';
  return definitionOf(piecewise).python!({ base_weight: 1, [total]: totalSteps, points })!;
}
