import { say } from '../message';
import type { Method } from './method';
import { numberParameter } from './parameters';
import { ascends, countUpTo } from '../ascending';
import { largest } from '../schedule';
import { numberValue, numbersValue } from './values';

/** A staircase. */
export const step: Method = {
  name: 'step',
  aliases: ['multistep', 'multi_step', 'step_decay'],
  order: 13,
  formula: 'w · factor^(number of milestones ≤ t)',
  summary: 'Falls (or rises) by a factor at each milestone',
  note: 'A milestone counts from its own step on. Milestones are steps of the run, not distances between drops.',
  parameters: [
    {
      name: 'milestones',
      aliases: ['boundaries'],
      description: 'The steps from which the factor applies once more, ascending',
      unit: 'steps',
      kind: 'numbers',
      domain: { min: 0 },
      check: (value) => ascends(value as readonly number[]),
    },
    numberParameter('factor', 'What the weight is multiplied by at each milestone', 'factor', {
      aliases: ['gamma', 'drop'],
      default: 0.1,
      domain: { min: 0 },
    }),
  ],
  check: ({ values }) => {
    if (Math.pow(numberValue(values, 'factor'), numbersValue(values, 'milestones').length) <= largest) return [];
    return [{ parameter: 'factor', message: say('factor must come to at most 1e100 over all milestones.') }];
  },
  shape: ({ values }) => {
    const milestones = numbersValue(values, 'milestones');
    const factor = numberValue(values, 'factor');
    return { at: (t) => Math.pow(factor, countUpTo(milestones, t)), breaks: { steps: milestones } };
  },
  python: {
    source: 'As torch.optim.lr_scheduler.MultiStepLR, PyTorch 2.13',
    weight: `
levels = [*itertools.accumulate([1.0, *[factor] * len(milestones)], operator.mul)]
if levels[-1] > 1e100: raise ValueError("factor must come to at most 1e100 over all milestones.")
return _through(m, w, zip([0.0, *milestones], levels), "hold")`,
  },
};
