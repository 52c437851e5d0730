// BasicSR's YAML: the `scheduler` of its `train` section (BasicSR at 8d56e3a, models/lr_scheduler.py, models/base_model.py, train.py).
import { say } from '../core/message';
import { recurrence, wholeSteps } from '../core/computed/wholeSteps';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import type { Schedule } from '../core/schedule';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, numbersOf } from './shared/parameters';
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

const cosine: Kind = {
  formula: 'eta_min + weight · (lr − eta_min) · (1 + cos(π p)) / 2, p the part of the period that is done',
  summary: 'Falls along half a cosine in each period',
  note: 'The last iteration of a period has eta_min, and the one behind it the next period. Behind the periods there is no rate: BasicSR raises an error.',
  parameters: [
    numbersOf('periods', 'The iterations of each period'),
    weights,
    numberOf('eta_min', 'The last rate of a period', 'rate', { default: 0 }),
  ],
  check: (values) => sameLength(values, 'periods'),
  schedule: (values, rate) => {
    const [periods, low] = [values.numbers('periods'), values.number('eta_min')];
    const at = (step: number): number => {
      const early = warming(values, rate, step);
      if (early !== undefined) return early;
      let start = 0;
      for (const [index, period] of periods.entries()) {
        const weight = values.numbers('restart_weights')[index]!;
        if (step <= start + period) return low + weight * 0.5 * (rate - low) * (1 + Math.cos((Math.PI * (step - start)) / period));
        start += period;
      }
      return NaN;
    };
    return wholeSteps(at, { totalSteps: Math.ceil(values.number(total)) });
  },
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

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries({ MultiStepLR: multiStep, MultiStepRestartLR: multiStep, CosineAnnealingRestartLR: cosine }).map(([name, kind]) => [
    name,
    definitionOf(name, kind),
  ]),
);

const section = 'train';
const key = `${section}.scheduler`;
const ways = [
  [`${section}.optim_g.lr`, 'lr'],
  [`${section}.optim_d.lr`, other],
  ...[total, 'warmup_iter'].map((name) => [`${section}.${name}`, name] as const),
  ...['milestones', 'gamma', 'restarts', 'restart_weights', 'periods', 'eta_min'].map((name) => [`${key}.${name}`, name] as const),
] as const;

/** The rates of a config of BasicSR. */
export const framework: Framework = keyedFramework({
  name: 'basicSR',
  reads: { library: 'BasicSR', what: '`train.scheduler` with `warmup_iter`, for the generator and the discriminator', where: 'YAML' },
  language: 'yaml',
  marks: ['MultiStepLR', 'MultiStepRestartLR', 'CosineAnnealingRestartLR'],
  at: [key],
  kinds: ({ has, word }) => {
    const definition = definitions.get(word(`${key}.type`) ?? '');
    return definition && has(`${section}.optim_g`) && has(`${section}.${total}`) ? [{ definition, at: [key], ways }] : [];
  },
});
