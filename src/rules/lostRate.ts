import { formatValue } from '../core/format';
import { say } from '../core/message';
import { baseValue, parameterOf } from '../language/find/found';
import type { Rule } from './rule';

/** What a definition calls the rate of the optimizer that its schedule does not read. */
const unread = 'unread lr of the optimizer';

/** A scheduler with a rate of its own, which the optimizer's contradicts: it is higher, or the scheduler's is only a default. */
export const lostRate: Rule = {
  code: 'lost-rate',
  severity: 'warning',
  summary: "a rate of the optimizer that the scheduler's own contradicts",
  check: (found) => {
    const rate = found.parameters.find(({ name, origin }) => name === unread && origin.kind !== 'optimizer')?.value;
    const [top, base] = [baseValue(found), parameterOf(found, 'base')];
    if (typeof rate !== 'number' || top === undefined || !base) return [];
    const isLost = base.origin.kind === 'default' ? Math.abs(rate - top) > 1e-9 * top : rate > top * (1 + 1e-9);
    const args = { rate: formatValue(rate), name: base.name, top: formatValue(top) };
    const message = say('The rate of the optimizer, {rate}, does not count: the schedule goes up to its own {name}, {top}.', args);
    return isLost ? [{ message, range: base.node?.range ?? found.range }] : [];
  },
};
