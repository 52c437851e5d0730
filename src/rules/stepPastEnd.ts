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
    const { step, totalSteps } = found;
    const node = parameterOf(found, 'probe')?.node;
    if (!node || step === undefined || totalSteps === undefined || step <= totalSteps) return [];
    const args = { step: formatStep(step), total: formatStep(totalSteps) };
    return [{ message: say('Step {step} is past the end of the schedule, which is {total} steps long.', args), range: node.range }];
  },
};
