// The schedulers of MosaicML's Composer 0.32 (optim/scheduler.py) in batches: factors of the rate, each used one batch late.
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given } from '../shared/define';
import { numberOf } from '../shared/parameters';
import * as the from '../shared/usual';

const source = 'composer.optim';

/** A scheduler, and which of its arguments are times; `times` have what they are where they are left out. */
export interface Scheduler {
  readonly definition: Definition;
  readonly times: Readonly<Record<string, string | undefined>>;
  /** It needs the unit of its warm-up and its end to be the same, and the end not to come before that of the run. */
  readonly isStrict: boolean;
}

/** The parameters that the Trainer says: the rate, the batches of the run, and the batches from one step of the scheduler to the next. */
export const trainerNames = { rate: 'lr', total: 'max_duration', every: 'batches between steps' } as const;

const ofTrainer: readonly DefinedParameter[] = [
  { ...numberOf(trainerNames.rate, ...the.optimizerRate, { role: 'base' }), positional: false },
  { ...numberOf(trainerNames.total, 'The batches of the run', 'steps', { role: 'total' }), positional: false },
  {
    ...numberOf(trainerNames.every, 'The batches from one step of the scheduler to the next', 'steps', { default: 1, isQuiet: true }),
    positional: false,
  },
];

/** A time among the parameters. */
export const time = (name: string, description: string): DefinedParameter => numberOf(name, `${description}, in batches`, 'steps');
/** Times that several schedulers have. */
export const end = time('t_max', 'The end of the schedule');
export const warmUp = time('t_warmup', 'The warm-up');
const last = numberOf('alpha_f', ...the.lastRateFactor, { default: 0 });
const first = numberOf('alpha_i', 'The first factor of the rate', 'factor', { default: 1 });
const held = numberOf('alpha', 'The factor of the rate', 'factor', { default: 1 });
const fall = numberOf('gamma', ...the.fallFactor, { default: 0.1 });
const milestones: DefinedParameter = {
  name: 'milestones',
  aliases: [],
  description: 'The falls, in batches',
  unit: 'none',
  kind: 'numbers',
  positional: true,
};
const scaled: DefinedParameter = {
  name: 'scale_warmup',
  aliases: [],
  description: 'scale_warmup',
  unit: 'none',
  kind: 'other',
  positional: true,
  optional: true,
};

/** The warm-up on the scale of the run, where that is asked for: it changes how fast the rate rises, not when the warm-up ends. */
export const scaledWarmUp = 't_warmup on the scale of the run';
const rise: DefinedParameter = {
  ...time(scaledWarmUp, 'The batches in which the rate would rise'),
  positional: false,
  optional: true,
  isQuiet: true,
};

/** The factor of the rate, by the batches that are done. */
type Factor = (done: number) => number;

/** A scheduler out of its factor of the rate. */
export function scheduler(
  name: string,
  formula: string,
  summary: string,
  parameters: readonly DefinedParameter[],
  times: Scheduler['times'],
  factor: (values: Given) => Factor,
): Scheduler {
  const definition = define({
    source,
    name,
    formula,
    summary,
    note: 'The first two batches have the same rate: the scheduler is one batch behind.',
    parameters: [...parameters, ...ofTrainer],
    value: (values) => {
      const [at, base, every] = [factor(values), values.number(trainerNames.rate), values.number(trainerNames.every)];
      return (step) => base * at(every > 1 ? Math.floor(step / every) * every : Math.max(0, step - 1));
    },
    past: 'goes on',
  });
  return { definition, times, isStrict: 't_warmup' in times && 't_max' in times };
}

/** The part of the way to the end that is done. */
const part = (values: Given): Factor => {
  const length = values.number('t_max');
  return (done) => Math.min(1, done / length);
};

/** The part of the top that is reached in the warm-up. */
const risen = (values: Given): Factor => {
  const length = values.optional(scaledWarmUp) ?? values.number('t_warmup');
  return (done) => Math.min(1, done / length);
};

/** A factor that rises in a straight line over the warm-up, and the part of the way to the end behind it. */
const warmed = (values: Given, top: number, behind: (part: number) => number): Factor => {
  const [warm, length] = [values.number('t_warmup'), values.number('t_max')];
  return (done) => {
    if (done < warm) return top * risen(values)(done);
    return behind(length > warm ? Math.min(1, (done - warm) / (length - warm)) : 0);
  };
};

const cosine = (low: number) => (at: number) => low + ((1 - low) * (1 + Math.cos(Math.PI * at))) / 2;
const line = (values: Given) => (at: number) => values.number('alpha_i') + at * (values.number('alpha_f') - values.number('alpha_i'));
const power = (values: Given) => (at: number) =>
  values.number('alpha_f') + (1 - values.number('alpha_f')) * (1 - at) ** values.number('power');
const falls = (values: Given): Factor => {
  const steps = values.numbers('milestones');
  return (done) => values.number('gamma') ** steps.filter((milestone) => done >= milestone).length;
};

function restarts(values: Given): Factor {
  const [size, longer, low] = [values.number('t_0'), values.number('t_mult'), values.number('alpha_f')];
  return (done) => {
    let [start, length] = [longer === 1 && size > 0 ? Math.floor(done / size) * size : 0, size];
    while (length > 0 && done >= start + length) {
      start += length;
      length = Math.trunc(longer * length);
    }
    return length > 0 ? cosine(low)((done - start) / length) : NaN;
  };
}

/** What a time is where it is left out: the whole run, or nothing. */
export const [whole, needed] = ['1dur', undefined];

/** The schedulers by their names. */
export const schedulers: readonly Scheduler[] = [
  scheduler(
    'StepScheduler',
    'lr · gamma^⌊t/step_size⌋',
    'Falls by a factor every step_size',
    [time('step_size', 'The time between two falls'), fall],
    { step_size: needed },
    (values) => (done) => values.number('gamma') ** Math.trunc(done / values.number('step_size')),
  ),
  scheduler(
    'MultiStepScheduler',
    'lr · gamma^#{milestones ≤ t}',
    'Falls by a factor at each milestone',
    [milestones, fall],
    { milestones: needed },
    falls,
  ),
  scheduler(
    'ConstantScheduler',
    'lr · alpha, then lr',
    'Stays at a part of the rate up to t_max, and returns to the rate',
    [held, end],
    { t_max: whole },
    (values) => (done) => (done < values.number('t_max') ? values.number('alpha') : 1),
  ),
  scheduler(
    'LinearScheduler',
    'lr · (alpha_i + (alpha_f − alpha_i) · t/t_max)',
    'Goes in a straight line from one part of the rate to another',
    [first, last, end],
    { t_max: whole },
    (values) => (done) => line(values)(part(values)(done)),
  ),
  scheduler(
    'ExponentialScheduler',
    'lr · gamma^(t/decay_period)',
    'Falls by a factor every decay_period, smoothly',
    [numberOf('gamma', 'The factor of a period', 'factor'), time('decay_period', 'The period')],
    { decay_period: '1ep' },
    (values) => (done) => values.number('gamma') ** (done / values.number('decay_period')),
  ),
  scheduler(
    'CosineAnnealingScheduler',
    'lr · (alpha_f + (1 − alpha_f) · (1 + cos(π t/t_max)) / 2)',
    'Falls along half a cosine to alpha_f times the rate',
    [end, last],
    { t_max: whole },
    (values) => (done) => cosine(values.number('alpha_f'))(part(values)(done)),
  ),
  scheduler(
    'CosineAnnealingWarmRestartsScheduler',
    'half cosines of t_0, t_0 · t_mult...',
    'Falls along half a cosine, again and again',
    [time('t_0', 'The first cycle'), numberOf('t_mult', ...the.cycleGrowth, { default: 1 }), last],
    { t_0: needed },
    restarts,
  ),
  scheduler(
    'PolynomialScheduler',
    'lr · (alpha_f + (1 − alpha_f) · (1 − t/t_max)^power)',
    'Falls along a power to alpha_f times the rate',
    [numberOf('power', ...the.exponent), end, last],
    { t_max: whole },
    (values) => (done) => power(values)(part(values)(done)),
  ),
  scheduler(
    'MultiStepWithWarmupScheduler',
    'lr · t/W, then lr · gamma^#{milestones ≤ t}',
    'Rises over the warm-up, and falls by a factor at each milestone',
    [warmUp, milestones, fall, scaled, rise],
    { t_warmup: needed, milestones: needed },
    (values) => (done) => (done < values.number('t_warmup') ? risen(values)(done) : falls(values)(done)),
  ),
  scheduler(
    'ConstantWithWarmupScheduler',
    'lr · alpha · t/W, then lr · alpha',
    'Rises over the warm-up and stays',
    [warmUp, held, end, scaled, rise],
    { t_warmup: needed, t_max: whole },
    (values) => warmed(values, values.number('alpha'), () => values.number('alpha')),
  ),
  scheduler(
    'LinearWithWarmupScheduler',
    'lr · alpha_i · t/W, then in a line to lr · alpha_f',
    'Rises over the warm-up and goes in a straight line to alpha_f times the rate',
    [warmUp, first, last, end, scaled, rise],
    { t_warmup: needed, t_max: whole },
    (values) => warmed(values, values.number('alpha_i'), line(values)),
  ),
  scheduler(
    'CosineAnnealingWithWarmupScheduler',
    'lr · t/W, then along half a cosine to lr · alpha_f',
    'Rises over the warm-up and falls along half a cosine to alpha_f times the rate',
    [warmUp, end, last, scaled, rise],
    { t_warmup: needed, t_max: whole },
    (values) => warmed(values, 1, cosine(values.number('alpha_f'))),
  ),
  scheduler(
    'PolynomialWithWarmupScheduler',
    'lr · t/W, then along a power to lr · alpha_f',
    'Rises over the warm-up and falls along a power to alpha_f times the rate',
    [warmUp, numberOf('power', ...the.exponent, { default: 2 }), end, last, scaled, rise],
    { t_warmup: needed, t_max: whole },
    (values) => warmed(values, 1, power(values)),
  ),
];
