// The schedulers of PaddlePaddle 3.3 (optimizer/lr.py), which take the rate itself and compute in float64.
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import { recurrence } from '../../core/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, given, type Rule } from '../define';
import { numberOf, silent, switchOf, wordOf } from '../parameters';
import { anneal, inPhases, nextOfCosine, nextOfLine } from '../torchShapes';

const source = 'paddle.optimizer.lr';
const rate = numberOf('learning_rate', 'The first rate', 'rate', { role: 'base' });
const last = [silent('last_epoch'), silent('verbose')];
const total = (name: string, description: string): DefinedParameter =>
  numberOf(name, description, 'steps', { role: 'total', domain: { above: 0 } });
const list = (name: string, description: string): DefinedParameter => ({
  name,
  aliases: [],
  description,
  unit: 'none',
  kind: 'numbers',
  positional: true,
  ask: `What are the ${name}?`,
});
const below1 = { below: 1, above: 0 } as const;
const low = numberOf('eta_min', 'The lowest rate', 'rate', { default: 0 });

const rule = (more: Omit<Rule, 'source'>): Definition => define({ source, ...more, parameters: [...more.parameters, ...last] });

/** A scheduler whose rates follow from each other. */
function recursive(
  more: Omit<Definition, 'curves' | 'source'>,
  first: (values: ParameterValues) => readonly [number, (before: number, step: number) => number, number],
): Definition {
  const parameters = [...more.parameters, ...last];
  return {
    ...more,
    source,
    parameters,
    curves: (written) => {
      const [value, next, totalSteps] = first(given({ parameters }, written).all);
      return [{ quantity: 'lr', schedule: recurrence(value, next, { totalSteps }) }];
    },
  };
}

const rising = (values: readonly number[]): boolean => values.every((value, index) => index === 0 || value > values[index - 1]!);

/** The schedulers by their names, besides the one that warms up another. */
export const rules: readonly Definition[] = [
  rule({
    name: 'NoamDecay',
    formula: 'lr · d_model^−0.5 · min(t^−0.5, t · W^−1.5)',
    summary: 'Rises over the warm-up and falls with the square root of the step',
    parameters: [
      numberOf('d_model', 'The width of the model', 'none', { domain: { above: 0 } }),
      numberOf('warmup_steps', 'The steps of the warm-up', 'steps', { domain: { above: 0 } }),
      numberOf('learning_rate', 'The factor of all rates', 'factor', { default: 1 }),
    ],
    value: (values) => {
      const [width, warm, factor] = [values.number('d_model'), values.number('warmup_steps'), values.number('learning_rate')];
      return (step) => factor * width ** -0.5 * Math.min(step === 0 ? 1 : step ** -0.5, warm ** -1.5 * step);
    },
    length: (values) => 4 * values.number('warmup_steps'),
    past: 'goes on',
  }),
  rule({
    name: 'PiecewiseDecay',
    formula: 'values[i] for boundaries[i − 1] ≤ t < boundaries[i]',
    summary: 'Stays at one value after another',
    parameters: [list('boundaries', 'The first step of each value but the first'), list('values', 'The values')],
    check: ({ boundaries, values }) =>
      (boundaries as readonly number[]).length < (values as readonly number[]).length
        ? []
        : [{ parameter: 'values', message: say('There must be one more of the values than of the boundaries.') }],
    value: (values) => {
      const [boundaries, levels] = [values.numbers('boundaries'), values.numbers('values')];
      return (step) => {
        const index = boundaries.findIndex((boundary) => step < boundary);
        return index < 0 ? levels.at(-1)! : levels[index]!;
      };
    },
    length: (values) => Math.max(1, ...values.numbers('boundaries')) * 1.25,
  }),
  rule({
    name: 'NaturalExpDecay',
    formula: 'lr · e^(−gamma · t)',
    summary: 'Falls exponentially',
    parameters: [rate, numberOf('gamma', 'How fast it falls', 'none')],
    value: (values) => (step) => values.number('learning_rate') * Math.exp(-values.number('gamma') * step),
    length: (values) => 4 / Math.max(1e-9, Math.abs(values.number('gamma'))),
    past: 'goes on',
  }),
  rule({
    name: 'InverseTimeDecay',
    formula: 'lr / (1 + gamma · t)',
    summary: 'Falls as one over the time',
    parameters: [rate, numberOf('gamma', 'How fast it falls', 'none')],
    value: (values) => (step) => values.number('learning_rate') / (1 + values.number('gamma') * step),
    length: (values) => 4 / Math.max(1e-9, Math.abs(values.number('gamma'))),
    past: 'goes on',
  }),
  rule({
    name: 'PolynomialDecay',
    formula: '(lr − end_lr) · (1 − t/T)^power + end_lr',
    summary: 'Falls along a power to end_lr',
    note: 'Where end_lr is left out it is 0.0001, not 0. With cycle it rises again at each multiple of decay_steps, to less than the first rate.',
    parameters: [
      rate,
      total('decay_steps', 'The steps of the fall'),
      numberOf('end_lr', 'The last rate', 'rate', { default: 1e-4 }),
      numberOf('power', 'The exponent', 'none', { default: 1 }),
      switchOf('cycle', 'Whether it begins again past decay_steps', false),
    ],
    value: (values) => {
      const [from, to, length] = [values.number('learning_rate'), values.number('end_lr'), values.number('decay_steps')];
      return (step) => {
        const whole = values.is('cycle') ? length * Math.max(1, Math.ceil(step / length)) : length;
        return (from - to) * (1 - Math.min(step, whole) / whole) ** values.number('power') + to;
      };
    },
    length: (values) => values.number('decay_steps') * (values.is('cycle') ? 3 : 1),
    past: 'goes on',
  }),
  rule({
    name: 'ExponentialDecay',
    formula: 'lr · gamma^t',
    summary: 'Falls by a factor at each step',
    parameters: [rate, numberOf('gamma', 'The factor', 'factor', { domain: below1 })],
    value: (values) => (step) => values.number('learning_rate') * values.number('gamma') ** step,
    length: (values) => Math.min(1e6, 4 / -Math.log(values.number('gamma'))),
    past: 'goes on',
  }),
  rule({
    name: 'MultiStepDecay',
    formula: 'lr · gamma^#{milestones ≤ t}',
    summary: 'Falls by a factor at each milestone',
    parameters: [
      rate,
      list('milestones', 'The steps of the falls'),
      numberOf('gamma', 'The factor of a fall', 'factor', { default: 0.1, domain: { below: 1 } }),
    ],
    check: ({ milestones }) =>
      rising(milestones as readonly number[]) ? [] : [{ parameter: 'milestones', message: say('The milestones must rise.') }],
    value: (values) => (step) =>
      values.number('learning_rate') *
      values.number('gamma') ** values.numbers('milestones').filter((milestone) => milestone <= step).length,
    length: (values) => Math.max(1, ...values.numbers('milestones')) * 1.25,
  }),
  rule({
    name: 'StepDecay',
    formula: 'lr · gamma^⌊t/step_size⌋',
    summary: 'Falls by a factor every step_size steps',
    parameters: [
      rate,
      numberOf('step_size', 'The steps between two falls', 'steps', { domain: { above: 0, integer: true } }),
      numberOf('gamma', 'The factor of a fall', 'factor', { default: 0.1, domain: { below: 1 } }),
    ],
    value: (values) => (step) => values.number('learning_rate') * values.number('gamma') ** Math.floor(step / values.number('step_size')),
    length: (values) => 4 * values.number('step_size'),
    past: 'goes on',
  }),
  recursive(
    {
      name: 'CosineAnnealingDecay',
      formula: 'eta_min + (lr − eta_min) · (1 + cos(π t/T_max)) / 2',
      summary: 'Falls along half a cosine to eta_min at T_max, and rises again from there on',
      note: 'Past T_max it does not hold: it rises again, back to the first rate at 2 · T_max.',
      parameters: [rate, total('T_max', 'The steps of the fall'), low],
    },
    ({ learning_rate: base, eta_min: least, T_max: length }) => [
      Number(base),
      nextOfCosine(Number(base), Number(least), Number(length)),
      Number(length),
    ],
  ),
  recursive(
    {
      name: 'LinearLR',
      formula: 'lr · (start_factor + (end_factor − start_factor) · t/T)',
      summary: 'Goes in a straight line from one part of the rate to another',
      parameters: [
        rate,
        total('total_steps', 'The steps of the line'),
        numberOf('start_factor', 'The first rate as a part of the rate', 'fraction', { default: 1 / 3, domain: { above: 0, max: 1 } }),
        numberOf('end_factor', 'The last rate as a part of the rate', 'fraction', { default: 1, domain: { min: 0, max: 1 } }),
      ],
    },
    ({ learning_rate: base, start_factor: first, end_factor: end, total_steps: length }) => [
      Number(base) * Number(first),
      nextOfLine(Number(first), Number(end), Number(length)),
      Number(length),
    ],
  ),
  rule({
    name: 'CosineAnnealingWarmRestarts',
    formula: 'eta_min + (lr − eta_min) · (1 + cos(π p)) / 2, p the part of the cycle',
    summary: 'Falls along half a cosine, again and again in cycles that grow by T_mult',
    parameters: [
      rate,
      numberOf('T_0', 'The steps of the first cycle', 'steps', { domain: { min: 1, integer: true } }),
      numberOf('T_mult', 'What the length of a cycle is multiplied with for the next', 'factor', {
        default: 1,
        domain: { min: 1, integer: true },
      }),
      low,
    ],
    value: (values) => {
      const [base, least, longer] = [values.number('learning_rate'), values.number('eta_min'), values.number('T_mult')];
      return (step) => {
        let [start, length] = [0, values.number('T_0')];
        if (longer === 1) start = Math.floor(step / length) * length;
        for (; step - start >= length; length *= longer) start += length;
        return least + ((base - least) * (1 + Math.cos((Math.PI * (step - start)) / length))) / 2;
      };
    },
    length: (values) => values.number('T_0') * (1 + values.number('T_mult') + values.number('T_mult') ** 2),
    past: 'goes on',
  }),
  rule({
    name: 'OneCycleLR',
    formula: 'max/divide_factor → max at phase_pct · T − 1 → end_learning_rate at T − 1',
    summary: 'Rises to max_learning_rate and falls to end_learning_rate',
    note: 'end_learning_rate is a rate, not a part of another one: 0.0001 where it is left out. The step behind T raises a ValueError.',
    parameters: [
      numberOf('max_learning_rate', 'The highest rate', 'rate', { role: 'base' }),
      total('total_steps', 'The steps of the cycle'),
      numberOf('divide_factor', 'max_learning_rate divided by the first rate', 'factor', { default: 25 }),
      numberOf('end_learning_rate', 'The last rate', 'rate', { default: 1e-4 }),
      numberOf('phase_pct', 'The part of the cycle in which the rate rises', 'fraction', { default: 0.3, domain: { min: 0, max: 1 } }),
      wordOf('anneal_strategy', 'The shape of rise and fall', ['cos', 'linear']),
      switchOf('three_phase', 'Whether a phase of its own ends the cycle', false),
    ],
    check: ({ three_phase: isThree, phase_pct: part = 0.3 }) =>
      isThree === true && Number(part) >= 0.5
        ? [{ parameter: 'phase_pct', message: say('phase_pct must be less than 0.5 with three_phase.') }]
        : [],
    value: (values) => {
      const [top, length] = [values.number('max_learning_rate'), values.number('total_steps')];
      const [first, end] = [top / values.number('divide_factor'), values.number('end_learning_rate')];
      const peak = values.number('phase_pct') * length - 1;
      const rise = { end: peak, from: first, to: top };
      const phases = values.is('three_phase')
        ? [rise, { end: 2 * peak, from: top, to: first }, { end: length - 1, from: first, to: end }]
        : [rise, { end: length - 1, from: top, to: end }];
      return inPhases(phases, anneal[values.word('anneal_strategy')]!);
    },
    past: 'fails',
  }),
  rule({
    name: 'CyclicLR',
    formula: 'base + (max − base) · s, s rising and falling in cycles',
    summary: 'Rises and falls in straight lines between two rates',
    parameters: [
      numberOf('base_learning_rate', 'The lowest rate', 'rate'),
      numberOf('max_learning_rate', 'The highest rate', 'rate', { role: 'base' }),
      numberOf('step_size_up', 'The steps of a rise', 'steps', { domain: { above: 0 } }),
      numberOf('step_size_down', 'The steps of a fall; those of a rise', 'steps', { optional: true, domain: { above: 0 } }),
      wordOf('mode', 'How the cycles shrink', ['triangular', 'triangular2', 'exp_range']),
      numberOf('exp_gamma', 'The factor of each step in exp_range', 'factor', { default: 1 }),
      silent('scale_fn'),
      silent('scale_mode'),
    ],
    value: (values) => {
      const [bottom, top, up] = [values.number('base_learning_rate'), values.number('max_learning_rate'), values.number('step_size_up')];
      const size = up + (values.optional('step_size_down') ?? up);
      const scale: Readonly<Record<string, (cycle: number, step: number) => number>> = {
        triangular: () => 1,
        triangular2: (cycle) => 1 / 2 ** (cycle - 1),
        exp_range: (_, step) => values.number('exp_gamma') ** step,
      };
      return (step) => {
        const cycle = Math.floor(1 + step / size);
        const [part, peak] = [1 + step / size - cycle, up / size];
        const height = part <= peak ? part / peak : (1 - part) / (1 - peak);
        return bottom + (top - bottom) * height * scale[values.word('mode')]!(cycle, step);
      };
    },
    length: (values) => 3 * (values.number('step_size_up') + (values.optional('step_size_down') ?? values.number('step_size_up'))),
    past: 'goes on',
  }),
];

/** A straight line to end_lr, and then a rate, or another scheduler that counts from there. */
export const linearWarmup = rule({
  name: 'LinearWarmup',
  formula: 'start_lr + (end_lr − start_lr) · t/W, then learning_rate, or the scheduler from its own start',
  summary: 'Rises in a straight line, and then stays at a rate or follows another scheduler',
  parameters: [
    rate,
    numberOf('warmup_steps', 'The steps of the warm-up', 'steps', { domain: { above: 0 } }),
    numberOf('start_lr', 'The first rate', 'rate'),
    numberOf('end_lr', 'The rate at the end of the warm-up', 'rate'),
  ],
  check: ({ start_lr: first, end_lr: end }) =>
    Number(end) > Number(first) ? [] : [{ parameter: 'end_lr', message: say('end_lr must be greater than start_lr.') }],
  value: (values) => {
    const [warm, first, end] = [values.number('warmup_steps'), values.number('start_lr'), values.number('end_lr')];
    return (step) => (step < warm ? (end - first) * (step / warm) + first : values.number('learning_rate'));
  },
  length: (values) => 4 * values.number('warmup_steps'),
});
