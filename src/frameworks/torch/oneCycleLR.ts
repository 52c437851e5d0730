import { say } from '../../core/message';
import { choiceValue, numberValue } from '../../core/methods/values';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import { wholeSteps } from '../../core/wholeSteps';
import type { Definition } from '../../language/find/definition';
import type { DefinedCurve } from '../../language/find/kind';
import { numberOf, silent, switchOf, wordOf } from '../parameters';

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
export const oneCycleLR: Definition = {
  source: 'torch.optim.lr_scheduler',
  name: 'OneCycleLR',
  formula: 'max_lr/div_factor → max_lr at pct_start · T − 1 → max_lr/(div_factor · final_div_factor) at T − 1',
  summary: 'Rises from a part of max_lr to max_lr, then falls to almost nothing, while the momentum does the opposite',
  note: 'The rate of the optimizer does not count. The step behind T raises a ValueError.',
  parameters: [
    silent('optimizer'),
    numberOf('max_lr', 'The highest rate', 'rate', { role: 'base' }),
    numberOf('total_steps', 'The steps of the cycle', 'steps', { role: 'total', optional: true, domain: { min: 1, integer: true } }),
    numberOf('epochs', 'The epochs of the cycle', 'epochs', { optional: true, domain: { min: 1, integer: true } }),
    numberOf('steps_per_epoch', 'The steps of an epoch', 'steps', { optional: true, domain: { min: 1, integer: true } }),
    numberOf('pct_start', 'The part of the cycle in which the rate rises', 'fraction', {
      default: defaults.pct_start,
      domain: { min: 0, max: 1 },
    }),
    wordOf('anneal_strategy', 'The shape of rise and fall', ['cos', 'linear']),
    switchOf('cycle_momentum', 'Whether the momentum does the opposite', defaults.cycle_momentum),
    numberOf('base_momentum', 'The lowest momentum', 'none', { default: defaults.base_momentum }),
    numberOf('max_momentum', 'The highest momentum', 'none', { default: defaults.max_momentum }),
    numberOf('div_factor', 'max_lr divided by the first rate', 'factor', { default: defaults.div_factor }),
    numberOf('final_div_factor', 'The first rate divided by the last one', 'factor', { default: defaults.final_div_factor }),
    switchOf('three_phase', 'Whether a phase of its own ends the cycle', defaults.three_phase),
    silent('last_epoch'),
  ],
  check: (values): readonly ParameterProblem[] =>
    lengthOf(values) === undefined
      ? [{ parameter: 'total_steps', message: say('OneCycleLR needs total_steps, or epochs and steps_per_epoch.') }]
      : [],
  curves,
};

/** The steps of the cycle; undefined where they are not given. */
function lengthOf({ total_steps: total, epochs, steps_per_epoch: perEpoch }: ParameterValues): number | undefined {
  if (typeof total === 'number') return total;
  return typeof epochs === 'number' && typeof perEpoch === 'number' ? epochs * perEpoch : undefined;
}

function curves(given: ParameterValues): readonly DefinedCurve[] {
  const values: ParameterValues = { ...defaults, ...given };
  const totalSteps = lengthOf(given)!;
  const number = (name: string) => numberValue(values, name);
  const top = number('max_lr');
  const first = top / number('div_factor');
  const last = first / number('final_div_factor');
  const [low, high] = [number('base_momentum'), number('max_momentum')];
  const peak = number('pct_start') * totalSteps - 1;
  const phases: readonly Phase[] =
    values.three_phase === true
      ? [
          { end: peak, rate: [first, top], momentum: [high, low] },
          { end: 2 * peak, rate: [top, first], momentum: [low, high] },
          { end: totalSteps - 1, rate: [first, last], momentum: [high, high] },
        ]
      : [
          { end: peak, rate: [first, top], momentum: [high, low] },
          { end: totalSteps - 1, rate: [top, last], momentum: [low, high] },
        ];
  const anneal = choiceValue(values, 'anneal_strategy') === 'linear' ? linear : cosine;
  const valueOf = (quantity: 'rate' | 'momentum') => (step: number) => {
    const index = Math.min(phases.findIndex(({ end }) => step <= end) >>> 0, phases.length - 1);
    const start = phases[index - 1]?.end ?? 0;
    const phase = phases[index]!;
    const [from, to] = phase[quantity];
    return anneal(from, to, (step - start) / (phase.end - start));
  };
  const shape = { totalSteps, past: 'fails' } as const;
  const rate = { quantity: 'lr', schedule: wholeSteps(valueOf('rate'), shape) };
  return values.cycle_momentum === true ? [rate, { quantity: 'momentum', schedule: wholeSteps(valueOf('momentum'), shape) }] : [rate];
}

/** A part of the cycle: its last step, and what rate and momentum do in it. */
interface Phase {
  readonly end: number;
  readonly rate: readonly [from: number, to: number];
  readonly momentum: readonly [from: number, to: number];
}

const cosine = (from: number, to: number, part: number): number => to + ((from - to) / 2) * (Math.cos(Math.PI * part) + 1);
const linear = (from: number, to: number, part: number): number => (to - from) * part + from;
