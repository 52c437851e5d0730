// The scheduler classes of timm 1.0.31.
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given, type Rule } from '../shared/define';
import { numberOf, numbersOf, silent, switchOf, wordOf } from '../shared/parameters';
import { forGroups, groupParameters } from './groups';
import {
  afterWarmUp,
  atMilestones,
  cosine,
  type Cycles,
  decays,
  everySteps,
  type Fall,
  inCycles,
  poly,
  stableThenDecay,
  tanh,
  type WarmUp,
} from './shapes';

const length = numberOf('t_initial', 'The epochs of the first cycle', 'none', { role: 'total', domain: { above: 0 } });
const lowest = numberOf('lr_min', 'The lowest rate', 'rate', { default: 0, domain: { min: 0 } });
const k = numberOf('k_decay', 'The exponent of the time', 'none', { default: 1 });
const noise = ['noise_range_t', 'noise_pct', 'noise_std', 'noise_seed'].map(silent);
const unit = switchOf('t_in_epochs', 'Whether it counts epochs, and not updates', true);
const factor = numberOf('decay_rate', 'The factor of a fall', 'factor', { default: 1 });

const warmUp = (isBefore: boolean): readonly DefinedParameter[] => [
  numberOf('warmup_t', 'The epochs of the warm-up', 'none', { default: 0 }),
  numberOf('warmup_lr_init', 'The first rate of the warm-up', 'rate', { default: 0 }),
  switchOf('warmup_prefix', 'Whether the schedule begins behind the warm-up', isBefore),
];

const cycles: readonly DefinedParameter[] = [
  numberOf('cycle_mul', 'What the length of a cycle is multiplied with for the next', 'factor', { default: 1 }),
  numberOf('cycle_decay', 'What the rate of a cycle is multiplied with for the next', 'factor', { default: 1 }),
  numberOf('cycle_limit', 'The number of cycles', 'count', { default: 1 }),
];

const warmUpIn = (values: Given, isBefore = values.is('warmup_prefix')): WarmUp => ({
  steps: values.number('warmup_t'),
  first: values.number('warmup_lr_init'),
  isBefore,
});

const cyclesIn = (values: Given): Cycles => ({
  length: values.number('t_initial'),
  lowest: values.number('lr_min'),
  longer: values.number('cycle_mul'),
  smaller: values.number('cycle_decay'),
  count: values.number('cycle_limit'),
});

/** The steps of all cycles. */
export const cyclesLength = ({ length: first, longer, count }: Cycles): number => {
  const number = Math.max(1, count);
  return longer === 1 ? first * number : Math.floor((-first * (longer ** number - 1)) / (1 - longer));
};

const rule = (more: Pick<Rule, 'name' | 'formula' | 'summary' | 'note' | 'parameters' | 'value' | 'length' | 'check'>): Definition =>
  forGroups(
    define({
      source: 'timm.scheduler',
      unit: (values) => (values.is('t_in_epochs') ? 'epoch' : 'step'),
      past: 'goes on',
      ...more,
      parameters: [...groupParameters, silent('optimizer'), ...more.parameters, silent('initialize')],
    }),
  );

const jump =
  'Without warmup_prefix the warm-up takes the place of the first epochs: where it ends, the rate jumps down to what the schedule has there.';

const ofCycles = (
  name: string,
  formula: string,
  summary: string,
  own: Partial<Record<'first' | 'last', readonly DefinedParameter[]>>,
  fall: (values: Given) => Fall,
) =>
  rule({
    name,
    formula,
    summary,
    note: jump,
    parameters: [length, ...(own.first ?? []), lowest, ...cycles, ...warmUp(false), unit, ...noise, ...(own.last ?? [])],
    value: (values) => {
      const [base, warm] = [values.number('lr'), warmUpIn(values)];
      const shape = inCycles(fall(values), cyclesIn(values));
      // Only the tangent warms up to the value that the schedule has where the warm-up ends.
      const isOwn = name === 'TanhLRScheduler' && !warm.isBefore;
      return afterWarmUp(base, warm, shape, isOwn ? shape(base)(warm.steps) : base);
    },
    length: (values) => cyclesLength(cyclesIn(values)) + (values.is('warmup_prefix') ? values.number('warmup_t') : 0),
  });

/** The classes, by their names. */
export const classes: readonly Definition[] = [
  ofCycles(
    'CosineLRScheduler',
    'lr_min + (lr − lr_min) · (1 + cos(π t/T)) / 2',
    'Falls along half a cosine to lr_min',
    { last: [k] },
    (values) => cosine(values.number('k_decay')),
  ),
  ofCycles(
    'PolyLRScheduler',
    'lr_min + (lr − lr_min) · (1 − t/T)^power',
    'Falls along a power to lr_min',
    { first: [numberOf('power', 'The exponent', 'none', { default: 0.5 })], last: [k] },
    (values) => poly(values.number('power'), values.number('k_decay')),
  ),
  ofCycles(
    'TanhLRScheduler',
    'lr_min + (lr − lr_min) · (1 − tanh(lb · (1 − t/T) + ub · t/T)) / 2',
    'Falls along a hyperbolic tangent to lr_min',
    {
      first: [
        numberOf('lb', 'Where on the tangent it begins', 'none', { default: -7 }),
        numberOf('ub', 'Where on the tangent it ends', 'none', { default: 3 }),
      ],
    },
    (values) => tanh(values.number('lb'), values.number('ub')),
  ),
  rule({
    name: 'StepLRScheduler',
    formula: 'lr · decay_rate^⌊t/decay_t⌋',
    summary: 'Falls by a factor every decay_t epochs',
    note: 'The warm-up comes before the schedule unless warmup_prefix says otherwise.',
    parameters: [
      numberOf('decay_t', 'The epochs between two falls', 'none', { domain: { above: 0 } }),
      factor,
      ...warmUp(true),
      unit,
      ...noise,
    ],
    value: (values) =>
      afterWarmUp(values.number('lr'), warmUpIn(values), everySteps(values.number('decay_t'), values.number('decay_rate'))),
    length: (values) => values.number('warmup_t') + 4 * values.number('decay_t'),
  }),
  rule({
    name: 'MultiStepLRScheduler',
    formula: 'lr · decay_rate^#{milestones ≤ t + 1}',
    summary: 'Falls by a factor at each milestone, one epoch early',
    note: 'A milestone of 30 acts in epoch 29, counted from 0.',
    parameters: [numbersOf('decay_t', 'The milestones'), factor, ...warmUp(true), unit, ...noise],
    value: (values) =>
      afterWarmUp(values.number('lr'), warmUpIn(values), atMilestones(values.numbers('decay_t'), values.number('decay_rate'))),
    length: (values) => values.number('warmup_t') + Math.max(1, ...values.numbers('decay_t')) * 1.25,
  }),
  rule({
    name: 'WSDLRScheduler',
    formula: 'init → lr over W, lr, then lr_min + (lr − lr_min) · decay_fn over the last decay_t',
    summary: 'Rises over the warm-up, stays, and falls over the last decay_t epochs',
    note: 'The warm-up comes before the schedule.',
    parameters: [
      length,
      numberOf('decay_t', 'The epochs of the fall', 'none', { domain: { above: 0 } }),
      lowest,
      wordOf('stable_fn', 'What the stable part does', ['constant', 'rsqrt']),
      numberOf('stable_timescale', 'The epochs in which the stable part falls; the warm-up', 'none', { optional: true }),
      silent('stable_power'),
      wordOf('decay_fn', 'The shape of the fall', Object.keys(decays)),
      silent('decay_power'),
      silent('decay_ratio'),
      ...warmUp(true).slice(0, 2),
      unit,
      ...noise,
    ],
    check: wrongDecay,
    value: (values) => {
      const scale = values.word('stable_fn') === 'rsqrt' ? (values.optional('stable_timescale') ?? values.number('warmup_t')) : undefined;
      const [whole, decay, low] = [values.number('t_initial'), values.number('decay_t'), values.number('lr_min')];
      return afterWarmUp(
        values.number('lr'),
        warmUpIn(values, true),
        stableThenDecay(whole, decay, low, decays[values.word('decay_fn')]!, scale),
      );
    },
    length: (values) => values.number('warmup_t') + values.number('t_initial'),
  }),
];

function wrongDecay({
  t_initial: whole,
  decay_t: decay,
  stable_fn: stable,
  stable_timescale: scale,
  warmup_t: warm = 0,
}: ParameterValues): readonly ParameterProblem[] {
  if (Number(decay) > Number(whole)) return [{ parameter: 'decay_t', message: say('decay_t must not be more than t_initial.') }];
  const isScaled = stable !== 'rsqrt' || Number(scale ?? warm) > 0;
  return isScaled ? [] : [{ parameter: 'stable_fn', message: say('rsqrt needs stable_timescale where there is no warm-up.') }];
}
