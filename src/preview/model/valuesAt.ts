import { formatStep, formatValue } from '../../core/format';
import { loggedNear } from '../logs/logModel';
import type { LogState } from '../logs/logState';
import type { StepValues } from '../../protocol';
import type { Curve } from './curves';
import { lastStepOf, percentText } from './oneAxis';

/** The exact values of curves at a step of their common axis, and of what was logged for them. */
export function valuesAt(curves: readonly Curve[], step: number, log: LogState = { kind: 'none' }): StepValues {
  const values = curves.map(({ id, schedule }) => {
    const value = schedule.at(step);
    const logged = loggedNear(log, id, step);
    return {
      value,
      text: formatValue(value),
      ...(logged.length > 0 && {
        logged: logged.map(({ run, ...near }) => ({ step: near.step, text: formatValue(near.value), ...(run !== undefined && { run }) })),
      }),
    };
  });
  const percent = percentText(step, lastStepOf(curves));
  const stepText = curves.every(({ isRelative }) => isRelative) ? percent : formatStep(step);
  return { step, stepText, percentText: percent, values };
}
