// BasicSR's YAML: the `scheduler` of its `train` section (BasicSR at 8d56e3a, models/lr_scheduler.py, models/base_model.py, train.py), and of the copies in Restormer at df766d5 and NAFNet.
import { say } from '../core/message';
import { recurrence, wholeSteps } from '../core/computed/wholeSteps';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import type { Schedule } from '../core/schedule';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, numbersOf } from './shared/parameters';
import { cosineAnnealingLR } from './torch/cosineAnnealingLR';
import * as the from './shared/usual';

const other = 'lr of optim_d';
const total = 'total_iter';

const shared: readonly DefinedParameter[] = [
  numberOf('lr', 'The rate of the optimizer', 'rate', { role: 'base' }),
  numberOf(other, 'The rate of the optimizer of the discriminator', 'rate', { optional: true }),
  numberOf(total, ...the.runIterations, { role: 'total', domain: { min: 1 } }),
  numberOf('warmup_iter', 'The iterations of the warm-up; -1 for none', 'steps', { default: -1 }),
];

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note: string;
  readonly parameters: readonly DefinedParameter[];
  readonly check: (values: Given) => readonly ParameterProblem[];
  readonly schedule: (values: Given, rate: number) => Schedule;
}

const weights = numbersOf('restart_weights', 'What the rate is multiplied with after each restart', { default: [1] });

function sameLength(values: Given, list: string): readonly ParameterProblem[] {
  const isSame = values.numbers(list).length === values.numbers('restart_weights').length;
  return isSame ? [] : [{ parameter: 'restart_weights', message: say('{list} and restart_weights must be of the same length.', { list }) }];
}

/** The rate of the warm-up in an iteration, counted from 0; undefined behind it. */
const warming = (values: Given, rate: number, step: number): number | undefined =>
  step + 1 < values.number('warmup_iter') ? (rate / values.number('warmup_iter')) * (step + 1) : undefined;

const multiStep: Kind = {
  formula: 'lr · gamma^#{milestones ≤ t}, from the start again at each restart',
  summary: 'Falls by a factor at each milestone',
  note: 'Each rate is made out of the one before: behind a warm-up it stays one iteration short of the whole, and a milestone within it is lost.',
  parameters: [
    numbersOf('milestones', 'The iterations at which the rate falls'),
    numberOf('gamma', ...the.fallFactor, { default: 0.1 }),
    numbersOf('restarts', 'The iterations at which the rate begins anew', { default: [0] }),
    weights,
  ],
  check: (values) => sameLength(values, 'restarts'),
  schedule: (values, rate) => {
    const [milestones, restarts] = [values.numbers('milestones'), values.numbers('restarts')];
    const next = (before: number, step: number): number => {
      const restart = restarts.indexOf(step);
      const falls = milestones.filter((milestone) => milestone === step).length;
      const regular = restart >= 0 ? rate * values.numbers('restart_weights')[restart]! : before * values.number('gamma') ** falls;
      return warming(values, rate, step) ?? regular;
    };
    return recurrence(next(rate, 0), next, { totalSteps: Math.ceil(values.number(total)) });
  },
};

/** Half a cosine in each period, down to what `low` says of the period. */
const periodic = (own: DefinedParameter, ends: string, lowIn: (values: Given, index: number) => number): Kind => ({
  formula: `${ends} + weight · (lr − ${ends}) · (1 + cos(π p)) / 2, p the part of the period that is done`,
  summary: 'Falls along half a cosine in each period',
  note: `The last iteration of a period has ${ends}, and the one behind it the next period. Behind the periods there is no rate: BasicSR raises an error.`,
  parameters: [numbersOf('periods', 'The iterations of each period'), weights, own],
  check: (values) => [
    ...sameLength(values, 'periods'),
    ...(own.kind === 'numbers' && values.numbers(own.name).length < values.numbers('periods').length
      ? [{ parameter: own.name, message: say('{list} must have a value for each of the periods.', { list: own.name }) }]
      : []),
  ],
  schedule: (values, rate) => {
    const periods = values.numbers('periods');
    const at = (step: number): number => {
      const early = warming(values, rate, step);
      if (early !== undefined) return early;
      let start = 0;
      for (const [index, period] of periods.entries()) {
        const [weight, low] = [values.numbers('restart_weights')[index]!, lowIn(values, index)];
        if (step <= start + period) return low + weight * 0.5 * (rate - low) * (1 + Math.cos((Math.PI * (step - start)) / period));
        start += period;
      }
      return NaN;
    };
    return wholeSteps(at, { totalSteps: Math.ceil(values.number(total)) });
  },
});

const cosine = periodic(numberOf('eta_min', 'The last rate of a period', 'rate', { default: 0 }), 'eta_min', (values) =>
  values.number('eta_min'),
);
const cyclic = periodic(
  numbersOf('eta_mins', 'The last rate of each period', { default: [0] }),
  'the eta_min of the period',
  (values, index) => values.numbers('eta_mins')[index]!,
);

const ofTorch: Kind = {
  formula: cosineAnnealingLR.formula,
  summary: cosineAnnealingLR.summary,
  note: 'Each rate is made out of the one before: behind a warm-up it goes on from the last rate of that. Past T_max it rises again.',
  parameters: [
    numberOf('T_max', 'The iterations from the rate to eta_min', 'steps', { domain: { above: 0 } }),
    numberOf('eta_min', ...the.lowestRate, { default: 0 }),
  ],
  check: () => [],
  schedule: (values, rate) => {
    const { next } = cosineAnnealingLR.rule(values.all, 0);
    const after = (before: number, step: number): number =>
      warming(values, rate, step) ?? next({ before, step, base: rate, isInitial: step === 0, count: step + 1 });
    return recurrence(after(rate, 0), after, { totalSteps: Math.ceil(values.number(total)) });
  },
};

const line: Kind = {
  formula: 'lr · (1 − t/total_iter)',
  summary: 'Falls in a straight line to 0 at the end of the run',
  note: 'All keys beside the type are left out.',
  parameters: [],
  check: () => [],
  schedule: (values, rate) =>
    wholeSteps((step) => warming(values, rate, step) ?? (1 - step / values.number(total)) * rate, {
      totalSteps: Math.ceil(values.number(total)),
    }),
};

const kinds: Readonly<Record<string, Kind>> = {
  MultiStepLR: multiStep,
  MultiStepRestartLR: multiStep,
  CosineAnnealingRestartLR: cosine,
  CosineAnnealingRestartCyclicLR: cyclic,
  TrueCosineAnnealingLR: ofTorch,
  LinearLR: line,
};

function definitionOf(name: string, { parameters: own, schedule, check, ...texts }: Kind): Definition {
  const parameters = [...shared, ...own];
  return {
    ...texts,
    source: 'basicsr',
    name,
    parameters,
    check: (values: ParameterValues) => check(given({ parameters }, values)),
    curves: (values) => {
      const all = given({ parameters }, values);
      const second = all.optional(other);
      return [
        { quantity: 'lr', schedule: schedule(all, all.number('lr')) },
        ...(second === undefined ? [] : [{ quantity: other, schedule: schedule(all, second) }]),
      ];
    },
  };
}

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));

const section = 'train';
const key = `${section}.scheduler`;
const ways = [
  [`${section}.optim_g.lr`, 'lr'],
  [`${section}.optim_d.lr`, other],
  ...[total, 'warmup_iter'].map((name) => [`${section}.${name}`, name] as const),
  ...['milestones', 'gamma', 'restarts', 'restart_weights', 'periods', 'eta_min', 'eta_mins', 'T_max'].map(
    (name) => [`${key}.${name}`, name] as const,
  ),
] as const;

/** The rates of a config of BasicSR. */
export const framework: Framework = keyedFramework({
  name: 'basicSR',
  reads: {
    field: 'generation',
    library: 'BasicSR, Restormer and NAFNet',
    what: '`train.scheduler` with `warmup_iter`, for the generator and the discriminator',
    where: 'YAML',
  },
  language: 'yaml',
  marks: Object.keys(kinds),
  at: [key],
  kinds: ({ has, word }) => {
    const definition = definitions.get(word(`${key}.type`) ?? '');
    return definition && has(`${section}.optim_g`) && has(`${section}.${total}`) ? [{ definition, at: [key], ways }] : [];
  },
});
