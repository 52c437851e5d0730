import { say } from '../core/message';
import { namedLength } from '../core/unitText';
import { inRun, lengthRange } from './ofRun';
import { neverReachesTarget } from './neverReachesTarget';
import { delayBehindEnd } from './delayBehindEnd';
import type { Rule } from './rule';

/** A schedule that takes more steps than the run has, but is nearly where it goes by then. */
export const longerThanRun: Rule = {
  code: 'longer-than-run',
  severity: 'information',
  summary: 'a schedule that takes more steps than the run has, although it is nearly done by then',
  check: (found, text) => {
    const known = inRun(found);
    if (!known || known.total <= known.run.value * (1 + 1e-9)) return [];
    // What is worse is said by these.
    if ([neverReachesTarget, delayBehindEnd].some((rule) => rule.check(found, text).length > 0)) return [];
    const args = { total: namedLength(known.total, found.unit), run: namedLength(known.run.value, found.unit) };
    return [{ message: say('This schedule takes {total}, but the run has {run}.', args), range: lengthRange(found) }];
  },
};
