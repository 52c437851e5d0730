import { formatStep } from '../core/format';
import { say } from '../core/message';
import type { FoundParameter } from '../language/find/found';
import type { Rule } from './rule';

/** A warm-up that takes all of the run, or more: what should follow it never comes. */
export const longWarmUp: Rule = {
  code: 'long-warm-up',
  severity: 'warning',
  summary: 'a warm-up that is as long as the run',
  check: ({ parameters, totalSteps, definition, unit }) => {
    // Of our own language each method says itself how long its parts may be.
    if (totalSteps === undefined || definition === undefined || definition.source.endsWith(')')) return [];
    return parameters.filter(isWarmUp).flatMap(({ name, value, node }) => {
      const given = definition.parameters.find((parameter) => parameter.name === name);
      const isInSteps = given?.unit === 'steps' || (given?.unit === 'steps or fraction' && Number(value) > 1);
      if (!node || unit !== 'step' || !isInSteps || Number(value) < totalSteps) return [];
      const args = { name, warmUp: formatStep(Number(value)), total: formatStep(totalSteps) };
      return [{ message: say('{name} is {warmUp}, and the run has {total} steps: it ends within the warm-up.', args), range: node.range }];
    });
  },
};

const isWarmUp = ({ name, value }: FoundParameter): boolean =>
  /^(?:num_)?warmup_(?:num_)?(?:steps|iters|t)$/.test(name) && Number(value) > 0;
