// The factors of Scenic's compound schedule (scenic at 4a38d47, train_lib/lr_schedules.py), which JAX computes in float32.
import type { DefinedParameter } from '../../language/find/definition';
import type { Given } from '../shared/define';
import { float32 as f } from '../shared/float32';
import { numberOf, numbersOf, settingOf, switchOf } from '../shared/parameters';

/** A part of the product. */
export interface Factor {
  readonly parameters: readonly DefinedParameter[];
  /** The product behind this part, by the one before it. */
  readonly next: (values: Given) => (ratio: number, step: number) => number;
  /** The step at which it ends. */
  readonly end?: (values: Given) => number;
  /** So many steps show what it does, where nobody says how long the run is. */
  readonly length?: (values: Given) => number;
}

const times = (factor: (values: Given) => (step: number) => number): Factor['next'] => {
  return (values) => {
    const at = factor(values);
    return (ratio, step) => f(f(ratio) * f(at(step)));
  };
};

const warmUp = settingOf('warmup_steps', 'The steps of the warm-up', 'steps', 0, { domain: { min: 0 } });
const neededWarmUp = numberOf('warmup_steps', 'The steps of the warm-up', 'steps', { domain: { min: 0 } });
const total = numberOf('total_steps', 'The step at which the fall ends', 'steps', { domain: { above: 0 } });
const decaySteps = numberOf('decay_steps', 'The steps of the fall', 'steps', { domain: { above: 0 } });
const events = [
  numbersOf('decay_events', 'The steps behind which the rate changes'),
  numbersOf('decay_factors', 'The parts of the rate from there on'),
];
const lastEvent = (values: Given): number => 1.1 * Math.max(0, ...values.numbers('decay_events'));

const warmUpOf = (values: Given): number => values.number('warmup_steps');

/** The steps of a cycle of a cosine, from which a warm-up takes its part. */
function cycleOf(values: Given): number {
  const cycle = values.number('steps_per_cycle');
  return cycle - Math.trunc(warmUpOf(values) / ((values.optional('total_steps') ?? cycle) / cycle));
}

function cosine(values: Given): (step: number) => number {
  const [longer, smaller, low, cycle] = [values.number('t_mul'), values.number('m_mul'), values.number('alpha'), cycleOf(values)];
  const start = warmUpOf(values) + values.number('start_decay_step');
  return (step) => {
    if (cycle <= 0) return 1;
    const progress = f(Math.max(0, f(step - start)) / f(cycle));
    const turn = longer === 1 ? Math.floor(progress) : Math.floor(f(f(Math.log(f(1 - progress * (1 - longer)))) / f(Math.log(longer))));
    const within = longer === 1 ? f(progress - turn) : f(f(progress - (1 - longer ** turn) / (1 - longer)) / f(longer ** turn));
    const wave = f(1 + f(Math.cos(f(f(Math.PI) * f(within - Math.floor(within))))));
    return f(f(f(1 - low) * Math.max(0, f(f(0.5 * f(smaller ** turn)) * wave))) + f(low));
  };
}

function piecewiseLinear(values: Given): (step: number) => number {
  const [steps, parts] = [values.numbers('decay_events'), values.numbers('decay_factors')];
  return (step) => {
    const passed = steps.filter((each) => each < step).length;
    const [from, to] = [[0, ...steps][passed]!, [...steps, step][passed]!];
    const [before, behind] = [[1, ...parts][passed]!, [...parts, parts.at(-1)!][passed]!];
    return f(f(f(f(behind - before) / Math.max(to - from, 1)) * (step - from)) + f(before));
  };
}

/** The factors by their names. */
export const factors: Readonly<Record<string, Factor>> = {
  constant: { parameters: [], next: (values) => (ratio) => f(ratio * values.number('base_learning_rate')) },
  linear_warmup: {
    parameters: [neededWarmUp, settingOf('warmup_alpha', 'The part of the rate that the warm-up begins with', 'fraction', 0)],
    next: times((values) => {
      const [warm, first] = [warmUpOf(values), values.number('warmup_alpha')];
      return (step) => (warm > 0 ? Math.min(1, f(f(first) + f(f(step * f(1 - first)) / f(warm)))) : 1);
    }),
  },
  cosine_decay: {
    parameters: [
      warmUp,
      numberOf('steps_per_cycle', 'The steps of the first cycle, its warm-up included', 'steps', { domain: { above: 0 } }),
      numberOf('total_steps', 'The steps of all cycles; those of one', 'steps', { optional: true, domain: { above: 0 } }),
      settingOf('t_mul', 'What the length of a cycle is multiplied with for the next', 'factor', 1, { isQuiet: true }),
      settingOf('m_mul', 'What the height of a cycle is multiplied with for the next', 'factor', 1, { isQuiet: true }),
      settingOf('alpha', 'The part of the rate that is left', 'fraction', 0),
      settingOf('start_decay_step', 'So many steps behind the warm-up it begins', 'steps', 0, { isQuiet: true }),
    ],
    next: times(cosine),
    end: (values) => values.optional('total_steps') ?? values.number('steps_per_cycle'),
  },
  linear_decay: {
    parameters: [warmUp, total, settingOf('end_learning_rate', 'The last rate', 'rate', 0)],
    next: (values) => {
      const [warm, end, low] = [warmUpOf(values), values.number('total_steps'), f(values.number('end_learning_rate'))];
      return (ratio, step) => {
        const left = Math.max(0, f(1 - Math.max(0, f(f(step - warm) / f(end - warm)))));
        return f(f(f(ratio - low) * left) + low);
      };
    },
    end: (values) => values.number('total_steps'),
  },
  linear_cooldown: {
    parameters: [warmUp, total, numberOf('cooldown_steps', 'The steps of the fall to 0 at the end', 'steps', { domain: { above: 0 } })],
    next: times(
      (values) => (step) =>
        Math.min(1, f(f(values.number('total_steps') - Math.max(step, warmUpOf(values))) / f(values.number('cooldown_steps')))),
    ),
    end: (values) => values.number('total_steps'),
  },
  rsqrt_decay: {
    parameters: [warmUp, settingOf('timescale', 'The steps in which the rate falls to 1/√2', 'count', 10_000, { domain: { above: 0 } })],
    next: times((values) => {
      const [warm, scale] = [warmUpOf(values), values.number('timescale')];
      return (step) => (warm < step ? f(f(Math.sqrt(scale)) / f(Math.sqrt(f(step + (scale - warm))))) : 1);
    }),
  },
  decay_every: {
    parameters: [
      numberOf('steps_per_decay', 'The steps from one fall to the next', 'steps', { domain: { min: 1 } }),
      numberOf('decay_factor', 'The factor of a fall', 'factor'),
    ],
    next: times((values) => (step) => values.number('decay_factor') ** Math.floor(step / values.number('steps_per_decay'))),
    length: (values) => 4 * values.number('steps_per_decay'),
  },
  exponential_decay: {
    parameters: [
      decaySteps,
      numberOf('decay_rate', 'The factor of so many steps', 'factor'),
      switchOf('staircase', 'Whether it falls in steps', false),
    ],
    next: times((values) => (step) => {
      const progress = f(step / f(values.number('decay_steps')));
      return f(values.number('decay_rate')) ** (values.is('staircase') ? Math.floor(progress) : progress);
    }),
    length: (values) => 4 * values.number('decay_steps'),
  },
  polynomial: {
    parameters: [
      decaySteps,
      numberOf('end_factor', 'The part of the rate that is left', 'fraction'),
      numberOf('power', 'The power of the fall', 'none'),
    ],
    next: times((values) => {
      const [steps, low] = [values.number('decay_steps'), values.number('end_factor')];
      return (step) => f(f(f(1 - low) * f((step <= steps ? f(1 - f(step / f(steps))) : 0) ** values.number('power'))) + f(low));
    }),
    end: (values) => values.number('decay_steps'),
  },
  piecewise_constant: {
    parameters: events,
    next: times((values) => {
      const [steps, parts] = [values.numbers('decay_events'), values.numbers('decay_factors')];
      return (step) => [1, ...parts][steps.filter((each) => each < step).length] ?? NaN;
    }),
    length: lastEvent,
  },
  piecewise_linear: { parameters: events, next: times(piecewiseLinear), length: lastEvent },
};
