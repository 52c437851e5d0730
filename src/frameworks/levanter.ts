// Levanter's YAML: `optimizer` beside `trainer` (marin-community/levanter at 9263f81, src/levanter/optim/config.py), which makes it of optax's.
import { say } from '../core/message';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { fallTo, fallToPart, float32 as f, halfCosine } from './shared/float32';
import { keyedFramework } from './shared/keyed';
import { numberOf, settingOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'optimizer';
const [rate, total] = ['learning_rate', 'num_train_steps'] as const;

/** How the rate falls over so many steps to a part of it that is least. */
type Fall = (rate: number, least: number, steps: number, warmUp: number) => (step: number) => number;

/** Bounded by the highest rate and by the least. */
const bounded = (top: number, least: number, part: number): number => Math.max(f(f(top) * f(Math.min(1, part))), f(top * least));

const falls: Readonly<Record<string, Fall>> = {
  cosine: (top, least, length) => (step) => fallToPart(top, least, halfCosine(f(f(Math.PI) * Math.min(step, length)) / length)),
  linear: (top, least, length) => (step) => (length <= 0 ? f(top) : fallTo(top, top * least, Math.min(step, length) / length)),
  constant: (top) => () => f(top),
  inv_sqrt: (top, least, _, warm) => (step) => bounded(top, least, 1 / Math.sqrt(Math.max(step + warm, 1) / 10_000)),
  inv: (top, least, length) => (step) => bounded(top, least, 1 / (((1 / least - 1) * Math.max(step, 1)) / length + 1)),
};

/** Up to 1 it is a part, above it a number of steps. */
const stepsOf = (value: number, all: number): number => Math.trunc(value <= 1 ? value * all : value);

/** Where each cycle ends. */
function endsOf(values: Given): readonly number[] {
  const run = values.number(total);
  const [length, count] = [values.optional('cycle_length'), values.optional('cycles')];
  const steps = length === undefined ? undefined : stepsOf(length, run);
  const ends =
    steps !== undefined
      ? Array.from({ length: Math.max(0, Math.floor(run / steps) - 1) }, (_, index) => (index + 1) * steps)
      : Array.from({ length: Math.max(0, (count ?? 1) - 1) }, (_, index) => Math.trunc((run / count!) * (index + 1)));
  return ends.at(-1) === run ? ends : [...ends, run];
}

interface Cycle {
  readonly start: number;
  readonly first: number;
  readonly warmUp: number;
  /** How long it neither rises nor falls. */
  readonly stays: number;
  readonly fall: (step: number) => number;
}

function cyclesOf(values: Given): readonly Cycle[] {
  const [top, least, decay] = [values.number(rate), values.number('min_lr_ratio'), values.optional('decay')];
  let [start, first] = [0, 0];
  return endsOf(values).map((end, index): Cycle => {
    const length = end - start;
    const warmUp = stepsOf(values.number(index === 0 ? 'warmup' : 'rewarmup'), length);
    const steps = decay === undefined ? length - warmUp : stepsOf(decay, length);
    const fall = falls[values.word('lr_schedule')]!(top, least, steps, warmUp);
    const cycle = { start, first, warmUp, stays: length - warmUp - steps, fall };
    [start, first] = [end, fall(steps)];
    return cycle;
  });
}

const between = { domain: { min: 0 } } as const;

const definition = define({
  source: 'levanter',
  readsNumbers: true,
  name: 'lr_scheduler',
  formula: 'lr · t/W, lr while it stays, then from lr to lr · min_lr_ratio',
  summary: 'Rises over the warm-up, may stay, and falls; and anew with each cycle',
  note: 'Numbers up to 1 are parts of a cycle, others steps: 1 itself is the whole.',
  parameters: [
    numberOf(rate, ...the.highestRate, { role: 'base', domain: { above: 0 } }),
    numberOf(total, ...the.runSteps, { role: 'total', domain: { min: 1 } }),
    wordOf('lr_schedule', 'The shape of the fall', Object.keys(falls)),
    settingOf('warmup', 'The warm-up: a part, or steps', 'none', 0.01, between),
    numberOf('decay', 'The fall: a part, or steps', 'none', { optional: true, ...between }),
    settingOf('min_lr_ratio', 'The last rate as a part of the highest one', 'fraction', 0.1, between),
    settingOf('rewarmup', 'The warm-up of cycles behind the first: a part, or steps', 'none', 0, between),
    numberOf('cycles', 'How many cycles there are', 'count', { optional: true, domain: { min: 1, integer: true } }),
    numberOf('cycle_length', 'The length of a cycle: a part, or steps', 'none', { optional: true, domain: { above: 0 } }),
  ],
  check: ({ decay, cycles, cycle_length, lr_schedule }) => [
    ...(cycles !== undefined && cycle_length !== undefined
      ? [{ parameter: 'cycles', message: say('Levanter refuses cycles and cycle_length together.') }]
      : []),
    ...(decay === 0 && (lr_schedule ?? 'cosine') === 'cosine'
      ? [{ parameter: 'decay', message: say('A cosine needs steps to fall over.') }]
      : []),
  ],
  value: (values) => {
    const cycles = cyclesOf(values);
    const top = values.number(rate);
    return (step) => {
      const { start, first, warmUp, stays, fall } = cycles.findLast((each) => each.start <= step) ?? cycles[0]!;
      const inside = step - start;
      if (inside < warmUp) return fallTo(first, top, inside / warmUp);
      return inside < warmUp + stays ? f(top) : fall(inside - warmUp - Math.max(0, stays));
    };
  },
  past: 'goes on',
});

/** The rate of a config of Levanter. */
export const framework: Framework = keyedFramework({
  name: 'levanter',
  reads: { field: 'language', library: 'Levanter', what: '`optimizer` with its warm-up, fall and cycles', where: 'YAML' },
  language: 'yaml',
  marks: [rate],
  at: [`${section}.${rate}`],
  kinds: ({ site, has }) => {
    const isOurs = has(`trainer.${total}`) && ['model.type', 'data', 'initialize_from_hf'].some(has);
    // What is deprecated has rules of its own.
    const isOld = ['cooldown', 'haps'].some((key) => has(`${section}.${key}`));
    if (site.place.path.length !== 2 || !isOurs || isOld) return [];
    return [
      {
        definition,
        at: [`${section}.${rate}`],
        ways: definition.parameters.map(({ name }) => (name === total ? `trainer.${total}` : `${section}.${name}`)),
      },
    ];
  },
});
