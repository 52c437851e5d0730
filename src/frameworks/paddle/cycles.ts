// The schedulers of PaddlePaddle 3.3 (optimizer/lr.py) that go to and fro as those of PyTorch do.
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import { recurrence } from '../../core/computed/wholeSteps';
import type { Definition } from '../../language/find/definition';
import { given } from '../shared/define';
import { numberOf, silent, switchOf, wordOf } from '../shared/parameters';
import { anneal, inPhases, nextOfCosine, nextOfLine } from '../shared/torchShapes';
import { last, rate, rule, skippedOf, source, total } from './rule';
import * as the from '../shared/usual';

const low = numberOf('eta_min', ...the.lowestRate, { default: 0 });

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
      const values = given({ parameters }, written).all;
      const [value, next, totalSteps] = first(values);
      const skipped = skippedOf(values);
      // One that begins behind a step goes on from the rate that it is given.
      const begun = skipped === 0 ? value : next(Number(values.learning_rate), skipped);
      const later = (before: number, step: number): number => next(before, step + skipped);
      return [{ quantity: 'lr', schedule: recurrence(begun, later, { totalSteps: Math.max(1, totalSteps - skipped) }) }];
    },
  };
}

/** The schedulers whose rates follow from each other, and those of cycles. */
export const cycles: readonly Definition[] = [
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
        numberOf('start_factor', ...the.firstRatePart, { default: 1 / 3, domain: { above: 0, max: 1 } }),
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
      numberOf('T_0', ...the.firstCycleSteps, { domain: { min: 1, integer: true } }),
      numberOf('T_mult', ...the.cycleGrowth, {
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
      numberOf('max_learning_rate', ...the.highestRate, { role: 'base' }),
      total('total_steps', 'The steps of the cycle'),
      numberOf('divide_factor', 'max_learning_rate divided by the first rate', 'factor', { default: 25 }),
      numberOf('end_learning_rate', ...the.lastRate, { default: 1e-4 }),
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
      numberOf('base_learning_rate', ...the.lowestRate),
      numberOf('max_learning_rate', ...the.highestRate, { role: 'base' }),
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
