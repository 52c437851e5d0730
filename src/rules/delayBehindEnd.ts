import { say } from '../core/message';
import { lengthsOf } from '../core/lengths';
import { namedLength, namedStep } from '../core/unitText';
import type { FoundSchedule } from '../language/find/found';
import { inRun } from './ofRun';
import type { Rule } from './rule';

/** `max_steps: 1000` and `delay=5000`: it never begins. */
export const delayBehindEnd: Rule = {
  code: 'delay-behind-end',
  severity: 'warning',
  summary: 'a schedule or a gate that begins when the run is over',
  check: (found) => {
    const known = inRun(found);
    const node = found.parameters.find(({ name }) => /^delay(?:_epochs)?$/.test(name))?.node;
    if (!known || !node || delayOf(found) < known.run.value) return [];
    const args = { place: namedStep(delayOf(found), found.unit), length: namedLength(known.run.value, found.unit) };
    return [{ message: say('This begins at {place}, but the run has {length}: it never begins.', args), range: node.range }];
  },
};

/** How long a schedule stays at its first value, in its own unit. */
export function delayOf({ parameters }: Pick<FoundSchedule, 'parameters'>): number {
  const lengths = lengthsOf(Object.fromEntries(parameters.map(({ name, value }) => [name, value])));
  return 'message' in lengths ? 0 : lengths.delay;
}
