import { formatValue } from '../core/format';
import { say } from '../core/message';
import { namedLength } from '../core/unitText';
import { inRun, lengthRange } from './ofRun';
import { stepsForEpochs } from './stepsForEpochs';
import type { Rule } from './rule';

const leastPart = 0.01;

/** `max_steps: 100000` and `schedule(linear, 0.5, 50)`: it is over before anything is learned. */
export const overEarly: Rule = {
  code: 'over-early',
  severity: 'warning',
  summary: 'a schedule that is over in less than 1 % of the run',
  check: (found, text) => {
    const known = inRun(found);
    // A gate has no length of its own: it stays as it is from where it opens.
    if (!known || found.isEndless === true || known.total >= known.run.value * leastPart || isLevel(known.schedule)) return [];
    if (stepsForEpochs.check(found, text).length > 0) return [];
    const message = say('This schedule is over after {total}, {share} % of the run of {run}.', {
      total: namedLength(known.total, found.unit),
      share: formatValue(Number(((known.total / known.run.value) * 100).toPrecision(2))),
      run: namedLength(known.run.value, found.unit),
    });
    return [{ message, range: lengthRange(found) }];
  },
};

const isLevel = ({ at, totalSteps }: { readonly at: (step: number) => number; readonly totalSteps: number }): boolean =>
  at(0) === at(totalSteps) && at(0) === at(totalSteps / 2);
