import { formatStep } from '../core/format';
import { say } from '../core/message';
import { inRun } from './ofRun';
import type { Rule } from './rule';

/** `max_steps: 1000` and `delay=5000`: it never begins. */
export const delayBehindEnd: Rule = {
  code: 'delay-behind-end',
  severity: 'warning',
  summary: 'a schedule or a gate that begins when the run is over',
  check: (found) => {
    const known = inRun(found);
    const delay = found.parameters.find(({ name }) => name === 'delay');
    if (!known || !delay?.node || Number(delay.value) < known.run.value) return [];
    const args = { delay: formatStep(Number(delay.value)), run: formatStep(known.run.value) };
    return [{ message: say('This begins at step {delay}, but the run has {run} steps: it never begins.', args), range: delay.node.range }];
  },
};
