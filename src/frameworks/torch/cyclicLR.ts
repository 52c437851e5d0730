import { choiceValue, numberValue } from '../../core/methods/values';
import type { ParameterValues } from '../../core/parameter';
import { numberOf, silent, switchOf, wordOf } from '../shared/parameters';
import { perGroup, valueOf } from '../shared/groups';
import type { TorchClass } from './torchDefinition';
import * as the from '../shared/usual';

/** A triangle again and again, with the opposite one of the momentum: `CyclicLR(optimizer, base_lr, max_lr, ...)` (torch 2.15). */
export const cyclicLR: TorchClass = {
  name: 'CyclicLR',
  hasNoEnd: true,
  formula: 'base_lr + (max_lr − base_lr) · triangle(t) · scale',
  summary: 'Rises and falls between two rates again and again, while the momentum does the opposite',
  note: 'The rate of the optimizer does not count.',
  parameters: [
    silent('optimizer'),
    ...perGroup(numberOf('base_lr', ...the.lowestRate)),
    ...perGroup(numberOf('max_lr', ...the.highestRate, { role: 'base' })),
    numberOf('step_size_up', 'The steps of a rise', 'steps', { default: 2000, domain: { above: 0 } }),
    numberOf('step_size_down', 'The steps of a fall; those of a rise', 'steps', { optional: true, domain: { above: 0 } }),
    wordOf('mode', 'How the height changes from cycle to cycle', ['triangular', 'triangular2', 'exp_range']),
    numberOf('gamma', 'The factor of a step, with exp_range', 'factor', { default: 1, isQuiet: true }),
    silent('scale_fn'),
    wordOf('scale_mode', 'What scale_fn is given', ['cycle', 'iterations'], { isQuiet: true }),
    switchOf('cycle_momentum', 'Whether the momentum does the opposite', true),
    ...perGroup(numberOf('base_momentum', 'The lowest momentum', 'none', { default: 0.8 })),
    ...perGroup(numberOf('max_momentum', 'The highest momentum', 'none', { default: 0.9 })),
    silent('last_epoch'),
  ],
  defaults: { step_size_up: 2000, mode: 'triangular', gamma: 1, cycle_momentum: true, base_momentum: 0.8, max_momentum: 0.9 },
  isAbsolute: true,
  rule: (values, group) => {
    const [low, high] = [valueOf(values, 'base_lr', group), valueOf(values, 'max_lr', group)];
    const [least, most] = [valueOf(values, 'base_momentum', group), valueOf(values, 'max_momentum', group)];
    return {
      base: low,
      takesOver: (each) => {
        each.rate = low;
        if (values.cycle_momentum === true) each.momentum = most;
      },
      next: ({ step }) => low + triangle(step, high - low, values),
      ...(values.cycle_momentum === true && { momentum: (step: number) => most - triangle(step, most - least, values) }),
    };
  },
  length: (values) => 3 * sizeOf(values),
};

/** The steps of a cycle. */
function sizeOf(values: ParameterValues): number {
  const up = numberValue(values, 'step_size_up');
  return up + (typeof values.step_size_down === 'number' ? values.step_size_down : up);
}

/** How far above its low a triangle of this height is. */
function triangle(step: number, height: number, values: ParameterValues): number {
  const size = sizeOf(values);
  const ratio = numberValue(values, 'step_size_up') / size;
  const cycle = Math.floor(1 + step / size);
  const part = 1 + step / size - cycle;
  const share = part <= ratio ? part / ratio : (part - 1) / (ratio - 1);
  const mode = choiceValue(values, 'mode');
  const scale = mode === 'triangular2' ? 1 / 2 ** (cycle - 1) : mode === 'exp_range' ? numberValue(values, 'gamma') ** step : 1;
  return height * share * scale;
}
