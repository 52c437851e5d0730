import { extent } from '../core/extent';
import { formatValue } from '../core/format';
import { say } from '../core/message';
import { namedLength, namedStep } from '../core/unitText';
import type { FoundSchedule } from '../language/find/found';
import { delayBehindEnd, delayOf } from './delayBehindEnd';
import { changeLength, inRun, lengthRange } from './ofRun';
import type { Rule } from './rule';

/** So much of its range may be missing at the end of the run. */
const nearEnough = 0.01;

/** `max_steps: 1000` and `schedule(linear, 0.5, 10000)`: the run ends before the weight is where it goes. */
export const neverReachesTarget: Rule = {
  code: 'never-reaches-target',
  severity: 'warning',
  summary: 'a weight that is not yet where it goes when the run ends',
  check: (found, text) => {
    const known = inRun(found);
    if (!known) return [];
    if (known.total <= known.run.value) return pointsBehind(found, known.run.value);
    if (delayBehindEnd.check(found, text).length > 0) return [];
    const { schedule, total, run } = known;
    const { min, max } = extent(schedule, 0, total);
    const [value, end] = [schedule.at(run.value), schedule.at(total)];
    if (!(Math.abs(value - end) > nearEnough * (max - min))) return [];
    const message = say('The run ends at {run}, before the {total} of this schedule: at {value}, not at {end}.', {
      run: namedStep(run.value, found.unit),
      total: namedLength(total, found.unit),
      value: formatValue(value),
      end: formatValue(end),
    });
    return [{ message, range: lengthRange(found), fixes: delayOf(found) > 0 ? [] : changeLength(found, run.value) }];
  },
};

/** Points of a curve that has its length from the run, and of which the last one is never reached. */
function pointsBehind({ parameters, unit }: FoundSchedule, run: number): ReturnType<Rule['check']> {
  const points = parameters.find(({ name }) => name === 'points');
  const steps = Array.isArray(points?.value) ? points.value.flatMap((point) => (Array.isArray(point) ? [Number(point[0])] : [])) : [];
  const last = Math.max(...steps);
  if (!points?.node || !(last > run * (1 + 1e-9))) return [];
  const args = { run: namedStep(run, unit), place: namedStep(last, unit) };
  return [{ message: say('The run ends at {run}, before the last point, {place}.', args), range: points.node.range }];
}
