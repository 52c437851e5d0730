import { say } from '../core/message';
import { parameterOf } from '../language/find/found';
import type { Rule } from './rule';

/** Restarts with one cycle, which is the default of some libraries: there is none. */
export const noRestart: Rule = {
  code: 'no-restart',
  severity: 'information',
  summary: 'a schedule with restarts that has one cycle, and so no restart',
  check: (found) => {
    const { definition, parameters, range } = found;
    const cycles = parameters.find(({ name }) => name === 'num_cycles');
    if (!definition || !definition.name.includes('restart') || !cycles || Number(cycles.value) > 1) return [];
    const place = cycles.node ?? parameterOf(found, 'selector')?.node;
    return [
      {
        message: say('With {count} cycles there is no restart: this is a cosine that falls once.', { count: Number(cycles.value) }),
        range: place?.range ?? range,
      },
    ];
  },
};
