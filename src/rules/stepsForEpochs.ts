import { formatStep } from '../core/format';
import { say } from '../core/message';
import { changeLength, inRun, lengthRange } from './ofRun';
import type { Rule } from './rule';

/** So short a part of a run is no more likely to be meant than its epochs are. */
const mostPart = 0.05;
const fewestEpochs = 2;

/** `epochs: 100` of 500 steps each, and `schedule(linear, 0.5, 100)`: the run has as many epochs as the schedule has steps. */
export const stepsForEpochs: Rule = {
  code: 'steps-for-epochs',
  severity: 'warning',
  summary: 'a length in steps that is the number of the epochs',
  check: (found) => {
    const known = inRun(found);
    if (known?.run.origin.kind !== 'epochs') return [];
    const { epochs, perEpoch } = known.run.origin;
    const isAlike = known.total === epochs.value && epochs.value >= fewestEpochs;
    if (!isAlike || known.total > known.run.value * mostPart) return [];
    const args = { total: formatStep(known.total), perEpoch: formatStep(perEpoch.value) };
    const message = say('{total} is the number of the epochs, which have {perEpoch} steps each: this schedule counts steps.', args);
    return [{ message, range: lengthRange(found), fixes: changeLength(found, known.run.value) }];
  },
};
