import { unitWord } from '../core/drawing/unitWord';
import { formatStep } from '../core/format';
import { say } from '../core/message';
import { parameterOf } from '../language/find/found';
import type { Rule } from './rule';

/** A step is asked for at which the schedule has long ended: its last value is all that there is. */
export const stepPastEnd: Rule = {
  code: 'step-past-end',
  severity: 'warning',
  summary: "a step that is asked for past the schedule's end",
  check: (found) => {
    const { step, totalSteps, unit, isEndless } = found;
    const node = parameterOf(found, 'probe')?.node;
    if (!node || step === undefined || totalSteps === undefined || isEndless === true || step <= totalSteps) return [];
    const args = { step: formatStep(step), total: formatStep(totalSteps), unit, word: unitWord(unit) };
    return [{ message: say('{word} {step} is past the end of the schedule, which is {total} {unit}s long.', args), range: node.range }];
  },
};
