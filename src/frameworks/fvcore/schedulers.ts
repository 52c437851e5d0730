// The scheduler classes of fvcore as definitions: they know the part of the run that is done, and not the step.
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { given, type Given } from '../shared/define';
import { overRun } from '../shared/run/overRun';
import { numberOf, numbersOf } from '../shared/parameters';
import { cosine, line, multiStep, type OfPart, powers, steps } from './multipliers';
import * as the from '../shared/usual';

/** The module of the classes. */
export const module = 'fvcore.common.param_scheduler';

const rate = (name: string, description: string, more: Partial<DefinedParameter> = {}) => numberOf(name, description, 'rate', more);
const start = rate('start_value', 'The first value', { role: 'base' });
const end = rate('end_value', 'The last value');
const values = numbersOf('values', 'The values');
const updates = numberOf('num_updates', ...the.runUpdates, { domain: { above: 0 } });

interface Scheduler extends Omit<Definition, 'curves' | 'source'> {
  readonly value: (values: Given) => OfPart;
  readonly jumps?: (values: Given) => readonly number[];
}

function scheduler({ value, jumps, ...rest }: Scheduler): Definition {
  return {
    ...rest,
    source: module,
    curves: (written) => {
      const all = given(rest, written);
      return [{ quantity: 'value', schedule: overRun(value(all), jumps?.(all) ?? []) }];
    },
  };
}

/** The milestones and the updates of a MultiStepParamScheduler: given, or made of the other. */
function milestonesIn({
  values: levels,
  milestones,
  num_updates: count,
}: ParameterValues): readonly [milestones: readonly number[], updates: number] {
  const written = milestones as readonly number[] | undefined;
  const parts = (levels as readonly number[]).length;
  if (written && count === undefined) return [written.slice(0, -1), written.at(-1) ?? 0];
  if (written) return [written, Number(count)];
  const width = Math.ceil(Number(count) / parts);
  return [Array.from({ length: parts - 1 }, (_, index) => width * (index + 1)), Number(count)];
}

function wrongMilestones(all: ParameterValues): readonly ParameterProblem[] {
  const wrong = (parameter: string, message: ParameterProblem['message']) => [{ parameter, message }];
  if (all.milestones === undefined && all.num_updates === undefined)
    return wrong('num_updates', say('num_updates or milestones must be given.'));
  const [milestones, count] = milestonesIn(all);
  const needed = (all.values as readonly number[]).length - 1;
  if (milestones.length !== needed)
    return wrong('milestones', say('{count} milestones are needed.', { count: needed + (all.num_updates === undefined ? 1 : 0) }));
  const isRising = milestones.every((milestone, index) => milestone > (milestones[index - 1] ?? 0) && milestone < count);
  return isRising ? [] : wrong('milestones', say('The milestones must rise, and be less than the updates of the run.'));
}

/** The parts of the run at which one of `count` equal parts ends. */
const equalParts = (count: number): readonly number[] => Array.from({ length: count - 1 }, (_, index) => (index + 1) / count - 1e-6);

/** The classes, besides the composite. */
export const schedulers: readonly Definition[] = [
  scheduler({
    name: 'ConstantParamScheduler',
    formula: 'value',
    summary: 'Stays at one value',
    note: 'At the very end of the run it raises an error.',
    parameters: [rate('value', 'The value', { role: 'base' })],
    value: (all) => (where) => (where >= 1 ? NaN : all.number('value')),
  }),
  scheduler({
    name: 'LinearParamScheduler',
    formula: 'end · p + start · (1 − p)',
    summary: 'Goes in a straight line over the run',
    parameters: [start, end],
    value: (all) => line(all.number('start_value'), all.number('end_value')),
  }),
  scheduler({
    name: 'CosineParamScheduler',
    formula: 'end + (start − end) · (1 + cos(π p)) / 2',
    summary: 'Goes along half a cosine over the run',
    parameters: [start, end],
    value: (all) => cosine(all.number('start_value'), all.number('end_value')),
    jumps: () => [1],
  }),
  scheduler({
    name: 'ExponentialParamScheduler',
    formula: 'start · decay^p',
    summary: 'Is multiplied with decay over the run',
    parameters: [start, numberOf('decay', 'The factor of the whole run', 'factor')],
    value: (all) => (where) => all.number('start_value') * all.number('decay') ** where,
  }),
  scheduler({
    name: 'PolynomialDecayParamScheduler',
    formula: 'base · (1 − p)^power',
    summary: 'Falls along a power to 0 at the end of the run',
    parameters: [rate('base_value', 'The first value', { role: 'base' }), numberOf('power', ...the.exponent)],
    value: (all) => (where) => all.number('base_value') * (1 - where) ** all.number('power'),
  }),
  scheduler({
    name: 'MultiStepParamScheduler',
    formula: 'values[#{milestones ≤ p · num_updates}]',
    summary: 'Stays at one value after another, from milestone to milestone',
    parameters: [
      values,
      { ...updates, optional: true },
      numbersOf('milestones', 'The first update of each value but the first', { optional: true }),
    ],
    check: wrongMilestones,
    value: (all) => multiStep(all.numbers('values'), ...milestonesIn(all.all)),
    jumps: (all) => {
      const [milestones, count] = milestonesIn(all.all);
      return [...milestones.map((milestone) => milestone / count - 1e-6), 1];
    },
  }),
  scheduler({
    name: 'StepParamScheduler',
    formula: 'values[⌊p · n⌋]',
    summary: 'Stays at one of n values after another, in equal parts of the run',
    note: 'At the very end of the run it raises an error.',
    parameters: [updates, values],
    value: (all) => steps(all.numbers('values')),
    jumps: (all) => equalParts(all.numbers('values').length),
  }),
  scheduler({
    name: 'StepWithFixedGammaParamScheduler',
    formula: 'base · gamma^⌊p · (num_decays + 1)⌋',
    summary: 'Falls by a factor num_decays times, in equal parts of the run',
    note: 'At the very end of the run it raises an error.',
    parameters: [
      rate('base_value', 'The first value', { role: 'base', domain: { above: 0 } }),
      numberOf('num_decays', 'How often it falls', 'count', { domain: { min: 1, max: 1e5, integer: true } }),
      numberOf('gamma', ...the.fallFactor, { domain: { above: 0 } }),
      updates,
    ],
    value: (all) => steps(powers(all.number('base_value'), all.number('gamma'), all.number('num_decays'))),
    jumps: (all) => equalParts(all.number('num_decays') + 1),
  }),
];
