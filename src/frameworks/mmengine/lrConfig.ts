// `lr_config` of MMCV 1.x (1.7.2): the rate of an epoch or iteration by its policy, and a warm-up in iterations over it.
import { say } from '../../core/message';
import type { ParameterProblem } from '../../core/parameter';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { literal } from '../../language/resolve/origin';
import type { Argument, MappingNode } from '../../language/tree/tree';
import { given, type Given } from '../define';
import { numberOf, numbersOf, switchOf, wordOf } from '../parameters';
import { anneal } from '../torchShapes';
import { initialValue, iterationsPerEpoch, lengthOfRun } from './optimWrapper';

/** A policy: its rate at an epoch or iteration `at` of `total`. */
interface Policy {
  readonly formula: string;
  readonly parameters: readonly DefinedParameter[];
  readonly isPerIteration?: boolean;
  readonly needsTotal?: boolean;
  readonly rate: (values: Given, base: number, at: number, total: number) => number;
}

const gamma = (initial?: number) => numberOf('gamma', 'The factor of a drop', 'factor', initial === undefined ? {} : { default: initial });
const power = numberOf('power', 'The exponent', 'none', { default: 1 });
const floors = [
  numberOf('min_lr', 'The lowest rate', 'rate', { optional: true }),
  numberOf('min_lr_ratio', 'The lowest rate as a part of the first one', 'factor', { optional: true }),
];
const lowOf = (values: Given, base: number): number => {
  const ratio = values.optional('min_lr_ratio');
  return ratio === undefined ? (values.optional('min_lr') ?? 0) : base * ratio;
};
const cos = anneal.cos!;

const policies: Readonly<Record<string, Policy>> = {
  fixed: { formula: 'lr', parameters: [], rate: (_, base) => base },
  step: {
    formula: 'lr · gamma^(steps up to t), at least min_lr',
    parameters: [numbersOf('step', 'Where it drops, or how long it is from one drop to the next'), gamma(0.1), floors[0]!],
    rate: (values, base, at) => {
      const steps = values.numbers('step');
      const found = steps.findIndex((step) => at < step);
      return Math.max(base * values.number('gamma') ** (found < 0 ? steps.length : found), values.optional('min_lr') ?? -Infinity);
    },
  },
  exp: { formula: 'lr · gamma^t', parameters: [gamma()], rate: (values, base, at) => base * values.number('gamma') ** at },
  poly: {
    formula: 'min_lr + (lr − min_lr) · (1 − t / T)^power',
    parameters: [power, floors[0]!],
    needsTotal: true,
    rate: (values, base, at, total) => (base - lowOf(values, 0)) * (1 - at / total) ** values.number('power') + lowOf(values, 0),
  },
  inv: {
    formula: 'lr · (1 + gamma · t)^−power',
    parameters: [gamma(), power],
    rate: (values, base, at) => base * (1 + values.number('gamma') * at) ** -values.number('power'),
  },
  CosineAnnealing: {
    formula: 'min_lr + (lr − min_lr) · (1 + cos(π t / T)) / 2',
    parameters: floors,
    needsTotal: true,
    rate: (values, base, at, total) => cos(base, lowOf(values, base), at / total),
  },
  FlatCosineAnnealing: {
    formula: 'lr, then half a cosine to min_lr',
    parameters: [numberOf('start_percent', 'The part of the run before the fall', 'fraction', { default: 0.75 }), ...floors],
    needsTotal: true,
    rate: (values, base, at, total) => {
      const start = roundHalfEven(total * values.number('start_percent'));
      return at < start ? base : cos(base, lowOf(values, base), (at - start) / (total - start));
    },
  },
  CosineRestart: {
    formula: 'min_lr + (w · lr − min_lr) · (1 + cos(π t_period / period)) / 2',
    parameters: [
      numbersOf('periods', 'The length of each period'),
      numbersOf('restart_weights', 'The part of the rate at which each period begins', { default: [1] }),
      ...floors,
    ],
    rate: (values, base, at) => {
      let start = 0;
      for (const [index, period] of values.numbers('periods').entries()) {
        const [weight, low] = [values.numbers('restart_weights')[index] ?? NaN, lowOf(values, base)];
        if (at < start + period) return low + 0.5 * weight * (base - low) * (Math.cos((Math.PI * (at - start)) / period) + 1);
        start += period;
      }
      return NaN;
    },
  },
  cyclic: {
    formula: 'lr → target_ratio[0] · lr → target_ratio[1] · lr in each cycle',
    parameters: [
      numbersOf('target_ratio', 'The highest and the lowest rate as parts of the first one', { default: [10, 1e-4] }),
      numberOf('cyclic_times', 'The cycles of the run', 'count', { default: 1, domain: { min: 1 } }),
      numberOf('step_ratio_up', 'The part of a cycle in which it rises', 'fraction', { default: 0.4 }),
      wordOf('anneal_strategy', 'The shape of rise and fall', ['cos', 'linear']),
      gamma(1),
    ],
    isPerIteration: true,
    needsTotal: true,
    rate: (values, base, at, total) => {
      const length = Math.floor(total / values.number('cyclic_times'));
      const up = Math.trunc(values.number('step_ratio_up') * length);
      const [part, scale] = [at % length, values.number('gamma') ** Math.floor(at / length)];
      const [top = NaN, low = top / 1e5] = values.numbers('target_ratio');
      const peak = base * (1 - scale + top * scale);
      const way = anneal[values.word('anneal_strategy')]!;
      return part < up ? way(base, peak, part / up) : way(peak, base * low, (part - up) / (length - up));
    },
  },
};

function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** The schedule of an `lr_config`; undefined where its policy is none that is known. */
export function claimLrConfig(site: Site, node: MappingNode): Claim | undefined {
  const valueAt = (key: string) => entryOf(node, key)?.value;
  const selector = valueAt('policy');
  const word = selector && site.word(selector);
  const policy = word !== undefined && Object.hasOwn(policies, word) ? policies[word] : undefined;
  if (!selector || !policy || word === undefined) return undefined;
  const byEpoch = valueAt('by_epoch');
  // A runner that counts iterations has the policy do so, too.
  const isByEpoch = byEpoch?.kind === 'boolean' ? byEpoch.value : !site.at('runner.max_iters');
  const isPerEpoch = policy.isPerIteration !== true && isByEpoch;
  const warmUp = valueAt('warmup');
  const name: FoundParameter = { name: 'policy', value: word, node: selector, origin: literal, literal: selector.range };
  const step = valueAt('step');
  const every = word === 'step' && step?.kind !== 'list';
  return {
    definition: definitionOf(word, policy, { isPerEpoch, hasWarmUp: warmUp !== undefined && warmUp.kind !== 'null', every }),
    arguments: node.entries.flatMap(({ key, value }): readonly Argument[] =>
      key && key.text !== 'policy' && value.kind !== 'null'
        ? [{ name: key, value, range: { from: key.range.from, to: value.range.to } }]
        : [],
    ),
    given: [name],
    isOpen: true,
  };
}

/** `every`: the step is a single number, from one drop to the next. */
interface Shape {
  readonly isPerEpoch: boolean;
  readonly hasWarmUp: boolean;
  readonly every: boolean;
}

const interval = numberOf('step', 'How long it is from one drop to the next', 'count', { domain: { min: 1 } });

function definitionOf(name: string, policy: Policy, { isPerEpoch, hasWarmUp, every }: Shape): Definition {
  const total = isPerEpoch ? 'max_epochs' : 'max_iters';
  const length: DefinedParameter = {
    ...numberOf(total, 'The length of the run', isPerEpoch ? 'epochs' : 'steps', { role: 'total' }),
    from: (site) => lengthOfRun(site, isPerEpoch, total),
    ...(policy.needsTotal === true
      ? {
          asksRun: isPerEpoch ? 'epoch' : 'step',
          ask: isPerEpoch ? 'How many epochs does the run have?' : 'How many iterations does the run have?',
        }
      : { optional: true }),
  };
  const warmUp = [
    wordOf('warmup', 'The shape of the warm-up', ['linear', 'constant', 'exp']),
    numberOf('warmup_iters', 'The iterations of the warm-up, or its epochs', 'count', { domain: { above: 0 } }),
    numberOf('warmup_ratio', 'The part of the rate with which it begins', 'factor', { default: 0.1, domain: { above: 0, max: 1 } }),
    switchOf('warmup_by_epoch', 'Whether the warm-up is counted in epochs', false, { isQuiet: true }),
  ];
  const isInEpochs = isPerEpoch && !hasWarmUp;
  const own = every ? [interval, ...policy.parameters.slice(1)] : policy.parameters;
  const parameters: readonly DefinedParameter[] = [
    initialValue('lr', 'optimizer'),
    ...own,
    switchOf('by_epoch', 'Whether the rate changes with the epoch, not with the iteration', isPerEpoch, {
      isQuiet: true,
    }),
    ...(hasWarmUp ? warmUp : []),
    length,
    // What is counted in epochs beside iterations.
    ...(hasWarmUp ? [isPerEpoch ? iterationsPerEpoch : { ...iterationsPerEpoch, optional: true }] : []),
  ];
  return {
    source: 'mmcv.lr_config',
    name,
    formula: policy.formula,
    summary: 'Sets the rate by its policy before each epoch or iteration, and a part of it during the warm-up',
    parameters,
    check: (values) => oneFloor(name, given({ parameters }, values)),
    curves: (values) => {
      const all = given({ parameters }, values);
      const perEpoch = isInEpochs ? 1 : (all.optional(iterationsPerEpoch.name) ?? NaN);
      const scale = isPerEpoch ? perEpoch : 1;
      const run = all.optional(total);
      const regular = (step: number): number => {
        const at = isPerEpoch ? Math.floor(step / perEpoch) : step;
        if (every)
          return Math.max(
            all.number('lr') * all.number('gamma') ** Math.floor(at / all.number('step')),
            all.optional('min_lr') ?? -Infinity,
          );
        return policy.rate(all, all.number('lr'), at, run ?? NaN);
      };
      const end = hasWarmUp ? all.number('warmup_iters') * (all.is('warmup_by_epoch') ? perEpoch : 1) : 0;
      return [
        {
          quantity: 'lr',
          schedule: wholeSteps((step) => regular(step) * (step < end ? warming(all, step / end) : 1), {
            totalSteps: Math.max(1, Math.ceil((run ?? shownLength(all)) * scale)),
            unit: isInEpochs ? 'epoch' : 'step',
          }),
        },
      ];
    },
  };
}

/** The part of the regular rate at a part of the warm-up. */
function warming(values: Given, part: number): number {
  const ratio = values.number('warmup_ratio');
  if (values.word('warmup') === 'constant') return ratio;
  return values.word('warmup') === 'exp' ? ratio ** (1 - part) : 1 - (1 - part) * (1 - ratio);
}

/** How much is shown of a run whose length is not known. */
function shownLength({ all }: Given): number {
  const steps = [all.step, all.periods].flat().filter((each) => typeof each === 'number');
  const last = Array.isArray(all.periods) ? steps.reduce((sum, each) => sum + each, 0) : Math.max(0, ...steps) * 1.5;
  return last > 0 ? last : 100;
}

function oneFloor(policy: string, values: Given): readonly ParameterProblem[] {
  if (!policy.includes('Cosine')) return [];
  const isOne = (values.optional('min_lr') === undefined) !== (values.optional('min_lr_ratio') === undefined);
  return isOne ? [] : [{ parameter: 'min_lr', message: say('One of min_lr and min_lr_ratio must be given.') }];
}
