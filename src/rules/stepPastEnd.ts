import { extent } from '../core/extent';
import { say } from '../core/message';
import { namedLength, namedStep } from '../core/unitText';
import { parameterOf } from '../language/find/found';
import type { Rule } from './rule';

/** A step is asked for at which the schedule has long ended: its last value is all that there is. */
export const stepPastEnd: Rule = {
  code: 'step-past-end',
  severity: 'warning',
  summary: "a step that is asked for past the schedule's end",
  check: (found) => {
    const { step, totalSteps, unit, isEndless, schedule } = found;
    const node = parameterOf(found, 'probe')?.node;
    if (!node || step === undefined || totalSteps === undefined || isEndless === true || step <= totalSteps) return [];
    // What is the same everywhere has no end that would matter.
    const { min, max } = extent(schedule!, 0, totalSteps);
    if (min === max) return [];
    const args = { place: namedStep(step, unit), length: namedLength(totalSteps, unit) };
    return [{ message: say('The schedule is {length} long: {place} is past its end.', args), range: node.range }];
  },
};
