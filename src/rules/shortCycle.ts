import { formatStep } from '../core/format';
import { say } from '../core/message';
import { isOfLoop } from '../language/resolve/origin';
import { changeLength, lengthRange, runInFile } from './ofRun';
import type { Rule } from './rule';

/** So much longer than the schedule the run may be, at least a step: of more the two are hardly counted alike. */
const little = 0.02;

/** A schedule that raises an error past its end, such as OneCycleLR, in a run that has a few steps more: training stops just before it is done. */
export const shortCycle: Rule = {
  code: 'short-cycle',
  severity: 'warning',
  summary: 'a schedule that raises an error past its end, in a run that is a little longer',
  check: (found) => {
    const { schedule, totalSteps: total } = found;
    const run = runInFile(found.run);
    if (schedule?.past !== 'fails' || total === undefined || !run) return [];
    const more = run.value - total;
    // A loop that steps it is counted for certain.
    if (!(more >= 1 && (more <= Math.max(1, little * total) || isOfLoop(run)))) return [];
    const args = { total: formatStep(total), run: formatStep(run.value), step: formatStep(total + 1) };
    const message = say(
      'The run has {run} steps, the schedule {total}: where it is stepped after each of them, step {step} raises an error.',
      args,
    );
    return [{ message, range: lengthRange(found), fixes: changeLength(found, run.value) }];
  },
};
