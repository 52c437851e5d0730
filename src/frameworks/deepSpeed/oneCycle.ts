// DeepSpeed's schedulers without a warm-up (deepspeed 0.17.1 and 0.19.8, runtime/lr_schedules.py).
import { numberValue } from '../../core/methods/values';
import type { ParameterValues } from '../../core/parameter';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Definition } from '../../language/find/definition';
import type { DefinedCurve } from '../../language/find/kind';
import { numberOf, switchOf } from '../shared/parameters';
import * as the from '../shared/usual';

const source = 'deepspeed.runtime.lr_schedules';

const cycleDefaults = { decay_lr_rate: 0, cycle_first_step_size: 2000, cycle_first_stair_count: 0, decay_step_size: 0 };
const momentumDefaults = { cycle_momentum: true, cycle_min_mom: 0.8, cycle_max_mom: 0.9, decay_mom_rate: 0 };

/** Two rates, up and down once, then a decay: `OneCycle`. `hasStairs`: the stair counts are followed; `hasBetas`: the optimizer is one of Adam's kin. */
export function oneCycle(hasStairs: boolean, hasBetas: boolean): Definition {
  return {
    source,
    name: 'OneCycle',
    formula: 'min → max → min, then min / (1 + decay_lr_rate · n / decay_step_size)',
    summary: 'Rises and falls once, while beta1 does the opposite; then it may decay',
    note: "Adam's beta2 is set to 0.99. Without a decay_step_size there is no decay.",
    parameters: [
      numberOf('cycle_min_lr', ...the.lowestRate),
      numberOf('cycle_max_lr', ...the.highestRate, { role: 'base' }),
      numberOf('decay_lr_rate', 'How fast the rate decays behind the cycle', 'factor', { default: 0 }),
      numberOf('cycle_first_step_size', 'The steps of the rise', 'steps', { default: 2000, domain: { above: 0 } }),
      numberOf('cycle_second_step_size', 'The steps of the fall; those of the rise', 'steps', { optional: true, domain: { min: 0 } }),
      numberOf('cycle_first_stair_count', 'The stairs of the rise; 0 is none', 'count', { default: 0, isQuiet: true, domain: { min: 0 } }),
      numberOf('cycle_second_stair_count', 'The stairs of the fall; those of the rise', 'count', { optional: true, domain: { min: 0 } }),
      numberOf('decay_step_size', 'The steps of one decay', 'steps', { default: 0, domain: { min: 0 } }),
      switchOf('cycle_momentum', 'Whether beta1 does the opposite', true),
      numberOf('cycle_min_mom', 'The lowest beta1', 'none', { default: 0.8 }),
      numberOf('cycle_max_mom', 'The highest beta1', 'none', { default: 0.9 }),
      numberOf('decay_mom_rate', 'How fast beta1 grows behind the cycle', 'factor', { default: 0 }),
    ],
    curves: (given) => cycleCurves({ ...cycleDefaults, ...momentumDefaults, ...given }, hasStairs, hasBetas),
  };
}

function cycleCurves(values: ParameterValues, hasStairs: boolean, hasBetas: boolean): readonly DefinedCurve[] {
  const number = (name: string): number => numberValue(values, name);
  const total = number('cycle_first_step_size') + secondSize(values);
  const interval = number('decay_step_size');
  const decayOf = (step: number, rate: string): number =>
    interval === 0 || number(rate) === 0 ? 1 : 1 + (number(rate) * (step - total)) / interval;
  const [low, high] = [number('cycle_min_lr'), number('cycle_max_lr')];
  const [least, most] = [number('cycle_min_mom'), number('cycle_max_mom')];
  const share = (step: number) => shareOf(step, values, hasStairs);
  // The cycle ends with the step that counts `total`, which is the one behind it.
  const rate = (step: number) => (step <= total ? low + (high - low) * share(step) : low / decayOf(step, 'decay_lr_rate'));
  const momentum = (step: number): number => {
    if (step === 0) return least;
    return step <= total ? most - (most - least) * share(step) : most * decayOf(step, 'decay_mom_rate');
  };
  const shape = { totalSteps: total };
  const curves = [{ quantity: 'lr', schedule: wholeSteps(rate, shape) }];
  if (!hasBetas || values.cycle_momentum !== true) return curves;
  return [
    ...curves,
    { quantity: 'momentum', schedule: wholeSteps(momentum, shape) },
    { quantity: 'beta2', schedule: wholeSteps(() => 0.99, shape) },
  ];
}

const secondSize = ({ cycle_first_step_size: first, cycle_second_step_size: second }: ParameterValues): number => Number(second ?? first);

/** How far up the cycle is. */
function shareOf(step: number, values: ParameterValues, hasStairs: boolean): number {
  const [first, second] = [numberValue(values, 'cycle_first_step_size'), secondSize(values)];
  const total = first + second;
  const ratio = first / total;
  const part = 1 + step / total - Math.floor(1 + step / total);
  const rises = part <= ratio;
  const firstCount = numberValue(values, 'cycle_first_stair_count');
  const stairs = rises ? firstCount : Number(values.cycle_second_stair_count ?? firstCount);
  if (!hasStairs || !(stairs > 0)) return rises ? part / ratio : (part - 1) / (ratio - 1);
  const within = step % total;
  const position = within <= first ? (within * stairs) / first : ((total - within) * stairs) / second;
  return Math.floor(position) / stairs;
}

const rangeDefaults = { lr_range_test_min_lr: 1e-3, lr_range_test_step_size: 2000, lr_range_test_step_rate: 1 };

/** A rate that grows without end, to find one that works: `LRRangeTest`. */
export const rangeTest: Definition = {
  source,
  name: 'LRRangeTest',
  formula: 'min · (1 + rate · t / step_size)',
  summary: 'Grows in a straight line, or in stairs, without an end',
  parameters: [
    numberOf('lr_range_test_min_lr', ...the.firstRate, { role: 'base', default: 1e-3 }),
    numberOf('lr_range_test_step_size', 'The steps of one growth', 'steps', { default: 2000, domain: { min: 1, integer: true } }),
    numberOf('lr_range_test_step_rate', 'The growth, as a part of the first rate', 'factor', { default: 1 }),
    switchOf('lr_range_test_staircase', 'Whether it grows in stairs', false),
  ],
  curves: (given) => {
    const values: ParameterValues = { ...rangeDefaults, ...given };
    const size = numberValue(values, 'lr_range_test_step_size');
    const count = (step: number) => (values.lr_range_test_staircase === true ? Math.floor(step / size) : step / size);
    const [low, growth] = [numberValue(values, 'lr_range_test_min_lr'), numberValue(values, 'lr_range_test_step_rate')];
    return [{ quantity: 'lr', schedule: wholeSteps((step) => low * (1 + growth * count(step)), { totalSteps: 5 * size }) }];
  },
};
