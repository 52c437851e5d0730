// timm's `create_scheduler_v2` and the keys of its training script, which call it (timm 1.0.31, scheduler_factory.py, train.py).
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, given, type Given, type Rule } from '../shared/define';
import { numberOf, selectorOf, silent, switchOf } from '../shared/parameters';
import { afterWarmUp, atMilestones, cosine, type Cycles, decays, everySteps, inCycles, poly, stableThenDecay, tanh } from './shapes';
import { cyclesLength } from './classes';

/** How the numbers are called, and what they are where they are left out: in the function and in the script. */
export interface Door {
  /** The parameters that say the highest rate, the first of which it is. */
  readonly rates: readonly DefinedParameter[];
  /** What a definition becomes there: parameter groups may have rates of their own. */
  readonly adapt?: (definition: Definition) => Definition;
  /** What precedes the names of the numbers that begin with `cycle_` and `k_`. */
  readonly prefix: '' | 'lr_';
  readonly epochs: 'num_epochs' | 'epochs';
  readonly warmUp: number;
  readonly smaller: number;
  /** What is otherwise in `create_scheduler`, which fills in what its arguments lack. */
  readonly filledIn?: { readonly epochs: number; readonly decay: number; readonly milestones: readonly number[] };
}

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  /** The steps that it lasts, without the warm-up, where it is not the epochs. */
  readonly length?: (values: Given, cycles: Cycles) => number;
  readonly shape: (values: Given, run: FactoryRun) => (base: number) => (t: number) => number;
}

/** What is known of a run in the schedule's own steps. */
interface FactoryRun {
  readonly door: Door;
  readonly perEpoch: number;
  readonly cycles: Cycles;
  readonly isBefore: boolean;
  readonly warm: number;
}

const isPrefixed = (name: string): boolean => name === 'wsd' || name === 'rsqrt';

/** What the words of `sched` stand for. */
const kinds: Readonly<Record<string, Kind>> = {
  cosine: {
    formula: 'min_lr + (lr − min_lr) · (1 + cos(π t/T)) / 2',
    summary: 'Falls along half a cosine to min_lr',
    length: (_, cycles) => cyclesLength(cycles),
    shape: (values, { cycles, door }) => inCycles(cosine(values.number(`${door.prefix}k_decay`)), cycles),
  },
  tanh: {
    formula: 'min_lr + (lr − min_lr) · (1 − tanh(−7 + 10 t/T)) / 2',
    summary: 'Falls along a hyperbolic tangent to min_lr',
    length: (_, cycles) => cyclesLength(cycles),
    shape: (_, { cycles }) => inCycles(tanh(-7, 3), cycles),
  },
  poly: {
    formula: 'min_lr + (lr − min_lr) · (1 − t/T)^decay_rate',
    summary: 'Falls along a power to min_lr',
    note: 'The power is decay_rate, which is 0.1 where it is left out: the rate stays high and drops at the very end.',
    length: (_, cycles) => cyclesLength(cycles),
    shape: (values, { cycles, door }) => inCycles(poly(values.number('decay_rate'), values.number(`${door.prefix}k_decay`)), cycles),
  },
  step: {
    formula: 'lr · decay_rate^⌊t/decay_epochs⌋',
    summary: 'Falls by a factor every decay_epochs',
    shape: (values, { perEpoch }) => everySteps(values.number('decay_epochs') * perEpoch, values.number('decay_rate')),
  },
  constant: { formula: 'lr', summary: 'Stays at the rate', shape: () => (base) => () => base },
  multistep: {
    formula: 'lr · decay_rate^#{milestones ≤ t + 1}',
    summary: 'Falls by a factor at each milestone, one epoch early',
    note: 'A milestone of 30 acts in epoch 29, counted from 0.',
    shape: (values, { perEpoch }) =>
      atMilestones(
        values.numbers('decay_milestones').map((milestone) => milestone * perEpoch),
        values.number('decay_rate'),
      ),
  },
  wsd: {
    formula: 'warmup_lr → lr, lr, then min_lr + (lr − min_lr) · (1 − √p) over decay_epochs',
    summary: 'Rises over the warm-up, stays, and falls over the last decay_epochs',
    shape: (values, run) => stable(values, run, '1-sqrt', undefined),
  },
  rsqrt: {
    formula: 'warmup_lr → lr, lr/√(1 + t/W), then straight to min_lr over decay_epochs',
    summary: 'Rises over the warm-up, falls with the square root of the time, and straight over the last decay_epochs',
    shape: (values, run) =>
      stable(values, run, 'linear', (values.optional('stable_timescale') ?? values.number('warmup_epochs')) * run.perEpoch),
  },
};

function stable(values: Given, { cycles, perEpoch, isBefore, warm }: FactoryRun, fall: string, scale: number | undefined) {
  const length = isBefore ? cycles.length : cycles.length - warm;
  const epochs = values.number('decay_epochs');
  const decay = Math.round(epochs > 0 && epochs < 1 ? epochs * length : epochs * perEpoch);
  return stableThenDecay(length, decay, cycles.lowest, decays[fall]!, scale);
}

/** The definitions that the words of `sched` select, through one of the doors. */
export function factoryDefinitions(door: Door): ReadonlyMap<string, Definition> {
  const all: ReadonlyMap<string, Definition> = new Map(
    Object.entries(kinds).map(([name, kind]) => [name, { ...definitionOf(name, kind, door), select: (word: string) => all.get(word) }]),
  );
  return all;
}

function definitionOf(name: string, { formula, summary, note, shape, length }: Kind, door: Door): Definition {
  const parameters = parametersOf(name, door);
  const runOf = (values: Given): FactoryRun => {
    const perEpoch = values.is('step_on_epochs') ? 1 : values.number('updates_per_epoch');
    const cycles: Cycles = {
      length: values.number(door.epochs) * perEpoch,
      lowest: values.number('min_lr'),
      longer: values.number(`${door.prefix}cycle_mul`),
      smaller: values.number(`${door.prefix}cycle_decay`),
      count: values.number(`${door.prefix}cycle_limit`),
    };
    return { door, perEpoch, cycles, isBefore: values.is('warmup_prefix'), warm: values.number('warmup_epochs') * perEpoch };
  };
  const rule: Rule = {
    source: 'timm',
    name,
    formula,
    summary,
    ...(note !== undefined && { note }),
    parameters,
    unit: (values) => (values.is('step_on_epochs') ? 'epoch' : 'step'),
    past: 'goes on',
    check: (values) => wrongIn(name, given({ parameters }, values), door),
    value: (values) => {
      const run = runOf(values);
      const base = values.number(door.rates[0]!.name);
      const at = shape(values, run);
      const warmUp = { steps: run.warm, first: values.number('warmup_lr'), isBefore: run.isBefore || isPrefixed(name) };
      const top = name === 'tanh' && !run.isBefore ? at(base)(run.warm) : base;
      return afterWarmUp(base, warmUp, at, top);
    },
    length: (values) => {
      const run = runOf(values);
      const own = length?.(values, run.cycles);
      const cool = own === undefined ? 0 : values.number('cooldown_epochs') * run.perEpoch;
      return (own ?? run.cycles.length) + cool + (run.isBefore ? run.warm : 0);
    },
  };
  return (door.adapt ?? ((definition) => definition))(define(rule));
}

function wrongIn(name: string, values: Given, { epochs }: Door): readonly ParameterProblem[] {
  if (!values.is('step_on_epochs') && values.optional('updates_per_epoch') === undefined)
    return [{ parameter: 'updates_per_epoch', message: say('updates_per_epoch must be given where the schedule counts updates.') }];
  const scale = values.optional('stable_timescale') ?? values.number('warmup_epochs');
  if (name === 'rsqrt' && scale <= 0) return [{ parameter: 'sched', message: say('rsqrt needs a warm-up, or stable_timescale.') }];
  const isFraction = values.optional('decay_epochs') !== undefined && values.number('decay_epochs') < 1;
  const rest = values.number(epochs) - (values.is('warmup_prefix') ? 0 : values.number('warmup_epochs'));
  return isPrefixed(name) && !isFraction && values.number('decay_epochs') > rest
    ? [{ parameter: 'decay_epochs', message: say('decay_epochs must not be more than the epochs behind the warm-up.') }]
    : [];
}

function parametersOf(name: string, { rates, prefix, epochs, warmUp, smaller, filledIn }: Door): readonly DefinedParameter[] {
  const sched = selectorOf('sched', Object.keys(kinds));
  const decay: Partial<DefinedParameter> = filledIn
    ? { default: filledIn.decay }
    : isPrefixed(name)
      ? prefix === ''
        ? { default: 0.2 }
        : {}
      : { default: 90 };
  const milestones: ParameterValues[string] = filledIn?.milestones ?? [90, 180, 270];
  const isUnread = (parameter: string) => Object.hasOwn(readBy, parameter) && !readBy[parameter]!.includes(name);
  const all: readonly DefinedParameter[] = [
    ...rates,
    silent('optimizer'),
    sched,
    numberOf(epochs, 'The epochs of the schedule', 'epochs', {
      role: 'total',
      default: filledIn?.epochs ?? 300,
      optional: true,
      domain: { above: 0 },
    }),
    numberOf('decay_epochs', 'The epochs of a fall, or between two', 'epochs', { ...decay, domain: { above: 0 } }),
    {
      name: 'decay_milestones',
      aliases: [],
      description: 'The milestones',
      unit: 'none',
      kind: 'numbers',
      positional: true,
      default: milestones,
    },
    numberOf('cooldown_epochs', 'The epochs at the lowest rate behind the schedule', 'epochs', { default: 0 }),
    silent('patience_epochs'),
    numberOf('decay_rate', 'The factor of a fall; the power of poly', 'factor', { default: 0.1, aliases: ['dr'] }),
    numberOf('min_lr', 'The lowest rate', 'rate', { default: 0, domain: { min: 0 } }),
    numberOf('warmup_lr', 'The first rate of the warm-up', 'rate', { default: 1e-5 }),
    numberOf('warmup_epochs', 'The epochs of the warm-up', 'epochs', { default: warmUp, domain: { min: 0 } }),
    switchOf('warmup_prefix', 'Whether the schedule begins behind the warm-up', false),
    ...['noise', 'noise_pct', 'noise_std', 'noise_seed'].map(silent),
    numberOf(`${prefix}cycle_mul`, 'What the length of a cycle is multiplied with for the next', 'factor', { default: 1 }),
    numberOf(`${prefix}cycle_decay`, 'What the rate of a cycle is multiplied with for the next', 'factor', { default: smaller }),
    numberOf(`${prefix}cycle_limit`, 'The number of cycles', 'count', { default: 1 }),
    numberOf(`${prefix}k_decay`, 'The exponent of the time', 'none', { default: 1 }),
    silent('decay_fn'),
    numberOf('stable_timescale', 'The epochs in which the stable part falls; the warm-up', 'epochs', { optional: true }),
    silent('plateau_mode'),
    switchOf('step_on_epochs', 'Whether it counts epochs, and not updates', true),
    numberOf('updates_per_epoch', 'The updates of an epoch', 'steps', { optional: true, domain: { above: 0 } }),
  ];
  return all.map((parameter) => (isUnread(parameter.name) ? { ...parameter, isIgnored: true } : parameter));
}

/** What some of the kinds read, each of them: nobody else does. */
const readBy: Readonly<Record<string, readonly string[]>> = {
  decay_epochs: ['step', 'wsd', 'rsqrt'],
  decay_milestones: ['multistep'],
  decay_rate: ['step', 'multistep', 'poly'],
};
