// OLMo-core: calls of the schedulers of `olmo_core.optim` (ai2-olmo-core 3.0, optim/scheduler.py), in steps or in tokens. The first update has the rate of step 1.
import { say } from '../core/message';
import type { ParameterProblem } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { FoundParameter } from '../language/find/found';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { lastPart } from '../language/tree/walk';
import { lengthFromSettings } from './shared/run/fromSettings';
import { roundHalfEven } from '../core/computed/roundHalfEven';
import { argumentOf } from './shared/optimizer';
import { define, given, type Given } from './shared/define';
import { askSteps, numberOf, settingOf, silent, numberAs } from './shared/parameters';
import * as the from './shared/usual';

const source = 'olmo_core.optim';
const byName = { positional: false } as const;
const total = 'total';

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly own: readonly string[];
  /** The rate behind the warm-up: at a step, of a run of so many. */
  readonly at: (values: Given, run: { readonly top: number; readonly warm: number; readonly length: number }) => (step: number) => number;
  /** What the warm-up rises to. */
  readonly peak?: (top: number, low: number) => number;
}

const last = (values: Given, top: number): number => top * values.number('alpha_f');
/** A number of steps that is given, or a part of the whole, rounded as Python does. */
const extent = (values: Given, name: string, length: number): number =>
  values.optional(name) ?? roundHalfEven(length * (values.optional(`${name}_fraction`) ?? 0));
const cosine: Kind['at'] = (values, { top, warm, length }) => {
  const [low, end] = [last(values, top), values.optional('t_max') ?? length];
  return (step) => (step >= end ? low : low + ((top - low) * (1 + Math.cos((Math.PI * (step - warm)) / (end - warm)))) / 2);
};
/** The same with a straight line at the end of the run. */
const withDecay =
  (at: Kind['at']): Kind['at'] =>
  (values, run) => {
    const [before, decay, low] = [at(values, run), extent(values, 'decay', run.length), values.number('decay_min_lr')];
    const start = run.length - decay;
    return (step) => (step < start ? before(step) : low + ((before(start) - low) * Math.min(run.length - step, decay)) / decay);
  };
const [ends, tail] = [
  ['alpha_f', 't_max'],
  ['decay', 'decay_fraction', 'decay_min_lr'],
];
const halfWave = 'alpha_f · lr + (1 − alpha_f) · lr · (1 + cos(π p)) / 2';

const kinds: Readonly<Record<string, Kind>> = {
  ConstantWithWarmup: {
    formula: 'lr',
    summary: 'stays',
    own: [],
    at:
      (_, { top }) =>
      () =>
        top,
  },
  WSD: {
    formula: 'lr, then lr → decay_min_lr',
    summary: 'stays, and falls in a straight line at the end',
    own: tail,
    at: withDecay(
      (_, { top }) =>
        () =>
          top,
    ),
  },
  PowerLR: {
    formula: 'lr · (t/W)^b, then → decay_min_lr',
    summary: 'falls along a power, and in a straight line at the end',
    own: ['b', ...tail],
    at: withDecay(
      (values, { top, warm }) =>
        (step) =>
          top * (step / warm) ** values.number('b'),
    ),
  },
  LinearWithWarmup: {
    formula: 'lr − (1 − alpha_f) · lr · p',
    summary: 'falls in a straight line to alpha_f times the rate',
    own: ends,
    at: (values, { top, warm, length }) => {
      const [low, end] = [last(values, top), values.optional('t_max') ?? length];
      return (step) => (step >= end ? low : top - (top - low) * ((step - warm) / (end - warm)));
    },
  },
  InvSqrtWithWarmup: {
    formula: 'alpha_f · lr + (1 − alpha_f) · lr · √(W/t)',
    summary: 'falls with the square root of the step towards alpha_f times the rate',
    own: ['alpha_f'],
    at:
      (values, { top, warm }) =>
      (step) =>
        last(values, top) + (top - last(values, top)) * Math.sqrt(warm / step),
  },
  CosWithWarmup: { formula: halfWave, summary: 'falls along half a cosine to alpha_f times the rate', own: ends, at: cosine },
  HalfCosWithWarmup: {
    formula: 'alpha_f · lr + (1 − alpha_f) · lr · (1 + cos(π (1 + p)/2)) / 2',
    summary: 'falls along the second half of a cosine, of whose middle the warm-up rises to',
    own: ends,
    at: (values, { top, warm, length }) => {
      const [low, end] = [last(values, top), values.optional('t_max') ?? length];
      const half = end - warm;
      return (step) => (step >= end ? low : low + ((top - low) * (1 + Math.cos((Math.PI * (step - warm + half)) / (2 * half)))) / 2);
    },
    peak: (top, low) => low + (top - low) / 2,
  },
  CosWithWarmupAndLinearDecay: {
    formula: `${halfWave}, then → decay_min_lr`,
    summary: 'falls along half a cosine that is cut off, and in a straight line at the end',
    own: [...ends, ...tail],
    at: withDecay(cosine),
  },
};

const owns: Readonly<Record<string, (unit: DefinedParameter['unit']) => DefinedParameter>> = {
  alpha_f: () => settingOf('alpha_f', ...the.lastRateFactor, 0.1, byName),
  t_max: (unit) => numberOf('t_max', 'The end of the schedule; that of the run', unit, { ...byName, optional: true }),
  b: () => settingOf('b', ...the.exponent, -0.51, byName),
  decay: (unit) => numberOf('decay', 'How long it falls at the end', unit, { ...byName, optional: true, aliases: ['decay_steps'] }),
  // Where decay is given this must be None.
  decay_fraction: () => settingOf('decay_fraction', 'The part of the run that falls at the end', 'fraction', 0.1, byName),
  decay_min_lr: () => settingOf('decay_min_lr', ...the.lastRate, 0, byName),
};

const problemsOf = (values: Given): readonly ParameterProblem[] =>
  (values.optional('warmup') === undefined) === (values.optional('warmup_fraction') === undefined)
    ? [{ parameter: 'warmup', message: say('Either warmup or warmup_fraction must be given.') }]
    : [];

function definitionOf(name: string, isInTokens: boolean): Definition {
  const { formula, summary, own, at, peak } = kinds[name]!;
  const unit = isInTokens ? 'count' : 'steps';
  const parameters: readonly DefinedParameter[] = [
    numberOf('lr', ...the.highestRate, { ...byName, role: 'base', from: rateOfOptimizer }),
    numberOf(total, isInTokens ? 'The tokens of the run' : 'The steps of the run', unit, {
      ...byName,
      role: 'total',
      domain: { min: 1 },
      from: (site) => lengthOf(site, isInTokens) ?? (isInTokens ? undefined : lengthFromSettings(site, total)),
      ...(isInTokens ? { ask: 'How many tokens does the run have?' } : askSteps),
    }),
    numberOf('warmup', 'How long it warms up', unit, { ...byName, optional: true, aliases: ['warmup_steps'], domain: { min: 0 } }),
    numberOf('warmup_fraction', ...the.warmUpPart, { ...byName, optional: true, domain: { min: 0, max: 1 } }),
    settingOf('warmup_min_lr', ...the.firstRate, 0, { ...byName, domain: { min: 0 } }),
    ...own.map((each) => owns[each]!(unit)),
    ...['units', 'lr_field', 'initial_lr_field'].map(silent),
  ];
  return define({
    source,
    name,
    formula: `warmup_min_lr → lr over the warm-up, then ${formula}`,
    summary: `Rises over the warm-up: ${summary}`,
    ...(!isInTokens && { note: 'The first update has the rate of step 1.' }),
    parameters,
    check: (values) => problemsOf(given({ parameters }, values)),
    value: (values) => {
      const [top, length, first] = [values.number('lr'), values.number(total), values.number('warmup_min_lr')];
      const warm = extent(values, 'warmup', own.includes('t_max') ? (values.optional('t_max') ?? length) : length);
      const behind = at(values, { top, warm, length });
      const highest = peak?.(top, last(values, top)) ?? top;
      return (done) => {
        const step = isInTokens ? done : done + 1;
        // With a warm-up into the fall, its last step still is one of it.
        return step <= warm && warm > 0 ? first + ((highest - first) * step) / warm : behind(step);
      };
    },
    unit: isInTokens ? 'token' : 'step',
    past: 'goes on',
  });
}

const optimizers = ['SkipStepAdamWConfig', 'AdamWConfig', 'AdamConfig', 'SkipStepLionConfig', 'LionConfig', 'MuonConfig', 'DionConfig'];

/** An argument that the only call of such configs which has it is given. */
function argumentOfOnly(site: Site, names: readonly string[], argument: string): Site | undefined {
  const given = names
    .flatMap((name) => site.calls(name))
    .flatMap((call) => {
      const isOurs = call.node.kind === 'call' && call.callee?.startsWith('olmo_core.') === true;
      const written = isOurs ? argumentOf(call.node, argument, -1) : undefined;
      return written ? [call.inside(written)] : [];
    });
  return given.length === 1 ? given[0] : undefined;
}

const numberAt = (site: Site | undefined, name: string, node = site?.node) => numberAs(name, site && node && site.value(node));

/** The rate of the only optimizer that the file configures. */
const rateOfOptimizer = (site: Site): FoundParameter | undefined => numberAt(argumentOfOnly(site, optimizers, 'lr'), 'lr');

/** `max_duration=Duration.tokens(int(5e12))` of the trainer, in steps of the data loader's `global_batch_size` of tokens, or in tokens. */
function lengthOf(site: Site, isInTokens: boolean): FoundParameter | undefined {
  const duration = argumentOfOnly(site, ['TrainerConfig'], 'max_duration');
  const [, unit] = duration?.node.kind === 'call' ? (/^Duration\.(tokens|steps)$/.exec(duration.node.callee) ?? []) : [];
  const count =
    duration?.node.kind === 'call' && unit !== undefined ? numberAt(duration, total, duration.node.arguments[0]?.value) : undefined;
  if (!count || unit === (isInTokens ? 'tokens' : 'steps')) return count;
  const batch = numberAt(argumentOfOnly(site, ['NumpyDataLoaderConfig'], 'global_batch_size'), total);
  const value = batch && (isInTokens ? count.value * batch.value : Math.ceil(count.value / batch.value));
  return value === undefined
    ? undefined
    : { ...count, value, origin: { kind: 'several', origins: [count.origin, batch!.origin] }, literal: undefined };
}

/** The schedulers of OLMo-core. */
export const framework: Framework = {
  name: 'olmoCore',
  reads: { field: 'language', library: 'OLMo-core', what: 'the schedulers of `olmo_core.optim`, in steps or tokens', where: 'Python' },
  language: 'python',
  marks: () => Object.keys(kinds),
  recognise: ({ node, callee = '', text }) => {
    const name = lastPart(callee);
    if (node.kind !== 'call' || !/^olmo_core\.optim\.(?:scheduler\.)?\w+$/.test(callee) || !Object.hasOwn(kinds, name)) return undefined;
    const units = argumentOf(node, 'units', -1)?.range;
    return {
      definition: definitionOf(name, units !== undefined && text.slice(units.from, units.to).includes('tokens')),
      arguments: node.arguments,
    };
  },
};
