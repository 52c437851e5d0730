import { say } from '../core/message';
import type { Rule } from './rule';

const names = ['warmup_steps', 'warmup_ratio'];

/** Steps and a share of a warm-up beside each other: trainers take one of them, and it depends on the release which. */
export const twoWarmUps: Rule = {
  code: 'two-warm-ups',
  severity: 'warning',
  summary: 'a warm-up that is given in steps and as a share of the run',
  check: ({ parameters }) => {
    const given = parameters.filter(({ name, value, node }) => names.includes(name) && node !== undefined && Number(value) > 0);
    const [, second] = [...given].sort((a, b) => a.node!.range.from - b.node!.range.from);
    if (!second?.node) return [];
    return [{ message: say('warmup_steps and warmup_ratio are both given: only one of them counts.'), range: second.node.range }];
  },
};
