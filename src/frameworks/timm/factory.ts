// timm's `create_scheduler_v2` and the keys of its training script, which call it (timm 1.0.31, scheduler_factory.py, train.py).
import { say } from '../../core/message';
import type { ParameterProblem } from '../../core/parameter';
import type { Definition } from '../../language/find/definition';
import { define, given, type Given, type Rule } from '../shared/define';
import { afterWarmUp, atMilestones, cosine, type Cycles, decays, everySteps, inCycles, poly, stableThenDecay, tanh } from './shapes';
import { cyclesLength } from './classes';
import { type Door, isPrefixed, parametersOf } from './parameters';
import { plateau } from './plateau';

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
    shape: (values, run) => stable(values, run, undefined),
  },
  rsqrt: {
    formula: 'warmup_lr → lr, lr/√(1 + t/W), then straight to min_lr over decay_epochs',
    summary: 'Rises over the warm-up, falls with the square root of the time, and straight over the last decay_epochs',
    shape: (values, run) =>
      stable(values, run, (values.optional(`${run.door.prefix}stable_timescale`) ?? values.number('warmup_epochs')) * run.perEpoch),
  },
};

function stable(values: Given, { cycles, perEpoch, isBefore, warm, door }: FactoryRun, scale: number | undefined) {
  const length = isBefore ? cycles.length : cycles.length - warm;
  const epochs = values.number('decay_epochs');
  const decay = Math.round(epochs > 0 && epochs < 1 ? epochs * length : epochs * perEpoch);
  const fall = decays[values.word(`${door.prefix}decay_fn`)]!;
  return stableThenDecay(length, decay, cycles.lowest, (part) => fall(part, 0.5, 0.1), scale);
}

/** The definitions that the words of `sched` select, through one of the doors. */
export function factoryDefinitions(door: Door): ReadonlyMap<string, Definition> {
  const adapt = door.adapt ?? ((definition: Definition) => definition);
  const made = [
    ...Object.entries(kinds).map(([name, kind]) => definitionOf(name, kind, door)),
    plateau(parametersOf('plateau', door), door.rates[0]!.name),
  ];
  const all: ReadonlyMap<string, Definition> = new Map(
    made.map((each) => [each.name, { ...adapt(each), select: (word: string) => all.get(word) }]),
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
  return define(rule);
}

function wrongIn(name: string, values: Given, { epochs, prefix }: Door): readonly ParameterProblem[] {
  if (!values.is('step_on_epochs') && values.optional('updates_per_epoch') === undefined)
    return [{ parameter: 'updates_per_epoch', message: say('updates_per_epoch must be given where the schedule counts updates.') }];
  const scale = values.optional(`${prefix}stable_timescale`) ?? values.number('warmup_epochs');
  if (name === 'rsqrt' && scale <= 0) return [{ parameter: 'sched', message: say('rsqrt needs a warm-up, or stable_timescale.') }];
  const isFraction = values.optional('decay_epochs') !== undefined && values.number('decay_epochs') < 1;
  const rest = values.number(epochs) - (values.is('warmup_prefix') ? 0 : values.number('warmup_epochs'));
  return isPrefixed(name) && !isFraction && values.number('decay_epochs') > rest
    ? [{ parameter: 'decay_epochs', message: say('decay_epochs must not be more than the epochs behind the warm-up.') }]
    : [];
}
