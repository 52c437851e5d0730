// The schedules of Keras 3.15 (optimizers/schedules/learning_rate_schedule.py), which computes in float32, or in integers where the first rate is one.
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given } from '../shared/define';
import { installedCall } from '../shared/installed';
import { fallTo, fallToPart, float32 as f, halfCosine, piecewiseConstant } from '../shared/float32';
import { numberOf, silent, switchOf } from '../shared/parameters';
import * as the from '../shared/usual';

const source = 'keras.optimizers.schedules';
const first = numberOf('initial_learning_rate', ...the.firstRate, { role: 'base' });
const decaySteps = (more: Partial<DefinedParameter> = {}) => numberOf('decay_steps', ...the.fallSteps, { domain: { above: 0 }, ...more });
const staircase = switchOf('staircase', 'Whether it falls in stairs', false);
const alpha = numberOf('alpha', 'The last rate as a part of the first one', 'fraction', { default: 0 });

/** How numbers are kept: as they are, or cut to integers. */
interface Numbers {
  readonly kept: (value: number) => number;
  readonly pi: number;
  readonly note?: string;
}

const passed = (values: Given) => (step: number) => {
  const part = f(step / values.number('decay_steps'));
  return values.is('staircase') ? Math.floor(part) : part;
};

function restarts(values: Given, { kept, pi }: Numbers): (step: number) => number {
  const [from, length] = [values.number('initial_learning_rate'), values.number('first_decay_steps')];
  const [longer, smaller, least] = [kept(values.number('t_mul')), kept(values.number('m_mul')), kept(values.number('alpha'))];
  return (step) => {
    const done = f(step / length);
    const isEqual = longer === 1;
    const cycle = Math.floor(isEqual ? done : f(f(Math.log(f(1 - f(done * f(1 - longer))))) / f(Math.log(longer))));
    const size = f(longer ** cycle);
    const part = isEqual ? f(done - cycle) : f(f(done - f(f(1 - size) / f(1 - longer))) / size);
    const top = f(f(smaller) ** cycle);
    return fallToPart(from, least, f(f(0.5 * top) * f(1 + f(Math.cos(f(f(pi) * part))))));
  };
}

/** What the schedule itself is called, behind its other arguments where it does not stand among them. */
const ownName = silent('name');

/** The schedules, for rates that are integers and for those that are not. */
const rules = (numbers: Numbers): readonly Definition[] => {
  const { kept, pi, note } = numbers;
  const noted = (text?: string) =>
    (note ?? text) === undefined ? {} : { note: [note, text].filter((each) => each !== undefined).join(' ') };
  const cosine = (from: number, length: number, least: number) => (step: number) =>
    fallToPart(from, least, halfCosine(f(f(pi) * f(step / length))));
  return [
    define({
      source,
      name: 'ExponentialDecay',
      formula: 'lr · decay_rate^(t/decay_steps)',
      summary: 'Falls by a factor every decay_steps',
      ...noted(),
      parameters: [first, decaySteps(), numberOf('decay_rate', 'The factor of decay_steps', 'factor'), staircase],
      value: (values) => {
        const [from, factor, part] = [values.number('initial_learning_rate'), kept(values.number('decay_rate')), passed(values)];
        return (step) => f(f(from) * f(f(factor) ** part(step)));
      },
      length: (values) => 4 * values.number('decay_steps'),
      past: 'goes on',
    }),
    define({
      source,
      name: 'InverseTimeDecay',
      formula: 'lr / (1 + decay_rate · t/decay_steps)',
      summary: 'Falls as one over the time',
      ...noted(),
      parameters: [first, decaySteps(), numberOf('decay_rate', 'How fast it falls', 'factor'), staircase],
      value: (values) => {
        const [from, speed, part] = [values.number('initial_learning_rate'), kept(values.number('decay_rate')), passed(values)];
        return (step) => f(f(from) / f(1 + f(f(speed) * part(step))));
      },
      length: (values) => 4 * values.number('decay_steps'),
      past: 'goes on',
    }),
    define({
      source,
      name: 'PolynomialDecay',
      formula: '(lr − end) · (1 − t/T)^power + end',
      summary: 'Falls along a power to end_learning_rate',
      ...noted('With cycle it rises again at each multiple of decay_steps, to less than the first rate.'),
      parameters: [
        first,
        decaySteps({ role: 'total' }),
        numberOf('end_learning_rate', ...the.lastRate, { default: 1e-4 }),
        numberOf('power', ...the.exponent, { default: 1 }),
        switchOf('cycle', 'Whether it begins again past decay_steps', false),
      ],
      value: (values) => {
        const [from, to] = [values.number('initial_learning_rate'), kept(values.number('end_learning_rate'))];
        const [length, power] = [values.number('decay_steps'), kept(values.number('power'))];
        const isCycle = values.is('cycle');
        return (step) => {
          const whole = isCycle ? length * Math.max(1, Math.ceil(step / length)) : length;
          return fallTo(from, to, Math.min(step, whole) / whole, power);
        };
      },
      length: (values) => values.number('decay_steps') * (values.is('cycle') ? 3 : 1),
      past: 'goes on',
    }),
    define({
      source,
      name: 'CosineDecay',
      formula: 'lr → warmup_target over W, then target · ((1 − α) · (1 + cos(π (t − W)/T)) / 2 + α)',
      summary: 'Falls along half a cosine to alpha times the rate, after a warm-up where warmup_target is given',
      ...noted('decay_steps do not include the warm-up. Without warmup_target there is none, whatever warmup_steps says.'),
      parameters: [
        first,
        decaySteps(),
        alpha,
        ownName,
        numberOf('warmup_target', 'The rate at the end of the warm-up', 'rate', { optional: true }),
        numberOf('warmup_steps', 'The steps of the warm-up, which come before decay_steps', 'steps', { default: 0 }),
      ],
      value: (values) => {
        const [from, length, least] = [values.number('initial_learning_rate'), values.number('decay_steps'), values.number('alpha')];
        const target = values.optional('warmup_target');
        if (target === undefined) return (step) => cosine(from, length, least)(Math.min(step, length));
        const [top, warm] = [kept(target), values.number('warmup_steps')];
        const fall = cosine(top, length, least);
        return (step) => (step < warm ? f(f(f(f(top) - f(from)) * f(step / warm)) + f(from)) : fall(Math.min(step - warm, length)));
      },
      length: (values) =>
        values.number('decay_steps') + (values.optional('warmup_target') === undefined ? 0 : values.number('warmup_steps')),
    }),
    define({
      source,
      name: 'CosineDecayRestarts',
      formula: 'lr · ((1 − α) · m_mul^i · (1 + cos(π p)) / 2 + α), p the part of cycle i',
      summary: 'Falls along half a cosine, again and again in cycles that grow by t_mul',
      ...noted('alpha is a part of the first rate, also in cycles that m_mul makes smaller.'),
      parameters: [
        first,
        numberOf('first_decay_steps', ...the.firstCycleSteps, { domain: { above: 0 } }),
        numberOf('t_mul', ...the.cycleGrowth, { default: 2 }),
        numberOf('m_mul', 'What the rate of a cycle is multiplied with for the next', 'factor', { default: 1 }),
        alpha,
      ],
      value: (values) => restarts(values, numbers),
      length: (values) => {
        const longer = kept(values.number('t_mul'));
        return values.number('first_decay_steps') * (1 + longer + longer * longer);
      },
      past: 'goes on',
    }),
    piecewiseConstant(source, 'PiecewiseConstantDecay'),
  ];
};

const byName = (list: readonly Definition[], isInteger: boolean): ReadonlyMap<string, Definition> =>
  new Map(
    list.map((each) => [
      each.name,
      {
        ...each,
        parameters: each.parameters.includes(ownName) ? each.parameters : [...each.parameters, ownName],
        takesNoMore: true,
        installed: (values) => {
          const call = installedCall(each, values);
          return isInteger ? { ...call, integers: [...call.integers, first.name] } : call;
        },
      },
    ]),
  );

/** The schedules by their names, as they are with rates that are not integers. */
export const floats = byName(rules({ kept: (value) => value, pi: Math.PI }), false);

/** The same where the first rate is an integer: the other numbers are cut to integers with it, and π is 3. */
export const integers = byName(
  rules({
    kept: Math.trunc,
    pi: 3,
    note: 'The first rate is an integer, so that Keras 3 cuts the other numbers to integers, too, and takes 3 for π.',
  }),
  true,
);
