import { say } from '../../core/message';
import { choiceValue, numberValue } from '../../core/methods/values';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import { numberOf, silent, switchOf, wordOf } from '../shared/parameters';
import { unreadRate } from '../shared/optimizer';
import { perGroup, valueOf } from '../shared/groups';
import type { TorchClass } from './torchDefinition';
import * as the from '../shared/usual';

const defaults = {
  pct_start: 0.3,
  anneal_strategy: 'cos',
  cycle_momentum: true,
  base_momentum: 0.85,
  max_momentum: 0.95,
  div_factor: 25,
  final_div_factor: 1e4,
  three_phase: false,
} as const;

/** One cycle of the rate, and the opposite one of the momentum: `OneCycleLR(optimizer, max_lr, total_steps, ...)` (torch 2.15). */
export const oneCycleLR: TorchClass = {
  name: 'OneCycleLR',
  formula: 'max_lr/div_factor → max_lr at pct_start · T − 1 → max_lr/(div_factor · final_div_factor) at T − 1',
  summary: 'Rises from a part of max_lr to max_lr, then falls to almost nothing, while the momentum does the opposite',
  note: 'The rate of the optimizer does not count. The step behind T raises a ValueError.',
  parameters: [
    silent('optimizer'),
    ...perGroup(numberOf('max_lr', ...the.highestRate, { role: 'base' })),
    numberOf('total_steps', 'The steps of the cycle', 'steps', { role: 'total', optional: true, domain: { min: 1, integer: true } }),
    numberOf('epochs', 'The epochs of the cycle', 'epochs', { optional: true, domain: { min: 1, integer: true } }),
    numberOf('steps_per_epoch', 'The steps of an epoch', 'steps', { optional: true, domain: { min: 1, integer: true } }),
    numberOf('pct_start', 'The part of the cycle in which the rate rises', 'fraction', {
      default: defaults.pct_start,
      domain: { min: 0, max: 1 },
    }),
    wordOf('anneal_strategy', 'The shape of rise and fall', ['cos', 'linear']),
    switchOf('cycle_momentum', 'Whether the momentum does the opposite', defaults.cycle_momentum),
    ...perGroup(numberOf('base_momentum', 'The lowest momentum', 'none', { default: defaults.base_momentum })),
    ...perGroup(numberOf('max_momentum', 'The highest momentum', 'none', { default: defaults.max_momentum })),
    numberOf('div_factor', 'max_lr divided by the first rate', 'factor', { default: defaults.div_factor }),
    numberOf('final_div_factor', 'The first rate divided by the last one', 'factor', { default: defaults.final_div_factor }),
    switchOf('three_phase', 'Whether a phase of its own ends the cycle', defaults.three_phase),
    silent('last_epoch'),
    unreadRate,
  ],
  defaults,
  check,
  rule: (values, group) => {
    const top = valueOf(values, 'max_lr', group);
    const first = top / numberValue(values, 'div_factor');
    const last = first / numberValue(values, 'final_div_factor');
    const [low, high] = [valueOf(values, 'base_momentum', group), valueOf(values, 'max_momentum', group)];
    const hasMomentum = values.cycle_momentum === true;
    const at = phasesOf(values);
    const isThree = values.three_phase === true;
    return {
      base: first,
      takesOver: (each) => {
        each.initial = first;
        if (hasMomentum) each.momentum = high;
      },
      next: ({ step }) => at(step, isThree ? [first, top, first, last] : [first, top, last]),
      ...(hasMomentum && { momentum: (step: number) => at(step, isThree ? [high, low, high, high] : [high, low, high]) }),
    };
  },
  length: (values) => lengthOf(values)!,
  isAbsolute: true,
  past: 'fails',
};

/** The steps of the cycle; undefined where they are not given. */
function lengthOf({ total_steps: total, epochs, steps_per_epoch: perEpoch }: ParameterValues): number | undefined {
  if (typeof total === 'number') return total;
  return typeof epochs === 'number' && typeof perEpoch === 'number' ? epochs * perEpoch : undefined;
}

function check(values: ParameterValues): readonly ParameterProblem[] {
  const length = lengthOf(values);
  if (length === undefined)
    return [{ parameter: 'total_steps', message: say('OneCycleLR needs total_steps, or epochs and steps_per_epoch.') }];
  const isShort = numberValue({ ...defaults, ...values }, 'pct_start') * length === 1;
  return isShort
    ? [{ parameter: 'pct_start', message: say('pct_start · {total} must not be 1: torch then divides by 0.', { total: 'total_steps' }) }]
    : [];
}

/** The value at a step out of those at the ends of the phases, the first of which is the start. NaN past the end. */
function phasesOf(values: ParameterValues): (step: number, ends: readonly number[]) => number {
  const total = lengthOf(values)!;
  const share = numberValue(values, 'pct_start');
  const peak = share * total - 1;
  const steps = values.three_phase === true ? [peak, 2 * share * total - 2, total - 1] : [peak, total - 1];
  const anneal = choiceValue(values, 'anneal_strategy') === 'linear' ? linear : cosine;
  return (step, ends) => {
    if (step > total) return NaN;
    const index = Math.min(steps.findIndex((end) => step <= end) >>> 0, steps.length - 1);
    const start = index === 0 ? 0 : steps[index - 1]!;
    return anneal(ends[index]!, ends[index + 1]!, (step - start) / (steps[index]! - start));
  };
}

const cosine = (from: number, to: number, part: number): number => to + ((from - to) / 2) * (Math.cos(Math.PI * part) + 1);
const linear = (from: number, to: number, part: number): number => (to - from) * part + from;
