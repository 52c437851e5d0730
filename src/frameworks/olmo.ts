// OLMo: the scheduler of its YAML (allenai/OLMo at 59a53e3, olmo/optim.py, olmo/train.py, olmo/config.py).
import { say } from '../core/message';
import type { ParameterProblem } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import { type FoundParameter, fromElsewhere } from '../language/find/found';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import { asNumber } from '../language/resolve/values';
import { chosenKind, configAround, entryAlong, hasAt, numberAt } from './shared/configKeys';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define, given, type Given } from './shared/define';
import { askSteps, configNumberAs, numberOf, selectorOf } from './shared/parameters';
import { entryArguments } from './shared/entryArguments';
import * as the from './shared/usual';

const total = 'max_duration';
const perStep = 'tokens per step';

interface Kind {
  readonly formula: string;
  readonly summary: string;
  /** It has no end. */
  readonly isEndless?: true;
  /** The rate behind the warm-up, before the end: at a part of the way, and at a step. */
  readonly at: (part: number, run: { readonly top: number; readonly last: number; readonly warm: number; readonly step: number }) => number;
}

const cosine = (part: number): number => (1 + Math.cos(Math.PI * part)) / 2;
const falling = 'min → lr over t_warmup, then';

const kinds: Readonly<Record<string, Kind>> = {
  cosine_with_warmup: {
    formula: `${falling} lr · (alpha_f + (1 − alpha_f) · (1 + cos(π p)) / 2), p = (t − W)/(t_max − W)`,
    summary: 'Rises over the warm-up, and falls along half a cosine to alpha_f times the rate',
    at: (part, { top, last }) => last + (top - last) * cosine(part),
  },
  linear_with_warmup: {
    formula: `${falling} lr · (1 − (1 − alpha_f) · p), p = (t − W)/(t_max − W)`,
    summary: 'Rises over the warm-up, and falls in a straight line to alpha_f times the rate',
    at: (part, { top, last }) => top - (top - last) * part,
  },
  cosine_linear_envelope: {
    formula: `${falling} lr · (alpha_f + (1 − alpha_f) · (1 − p) · (1 + cos(π p)) / 2), p = (t − W)/(t_max − W)`,
    summary: 'Rises over the warm-up, and falls along half a cosine times a straight line',
    at: (part, { top, last }) => last + (1 - part) * (top - last) * cosine(part),
  },
  inverse_sqrt_with_warmup: {
    formula: `${falling} lr · √(W/t)`,
    summary: 'Rises over the warm-up, and falls with the square root of the step',
    isEndless: true,
    at: (_, { top, warm, step }) => top * Math.sqrt(warm / Math.max(warm, step)),
  },
  constant_with_warmup: { formula: `${falling} lr`, summary: 'Rises over the warm-up and stays', isEndless: true, at: (_, { top }) => top },
};

/** What a config counts in. */
type Units = 'steps' | 'tokens';

/** The tokens that a step takes. */
function tokensOfStep(site: Site): (FoundParameter & { readonly value: number }) | undefined {
  const [batch, length] = [numberAt(site, 'global_train_batch_size', perStep), numberAt(site, 'model.max_sequence_length', perStep)];
  return (
    batch && length && { ...batch, value: batch.value * length.value, origin: { kind: 'several', origins: [batch.origin, length.origin] } }
  );
}

/** The steps of the run: `739_328`, `50e9T` in tokens; epochs depend on the data. */
function stepsOfRun(site: Site): FoundParameter | undefined {
  const result = site.value({ kind: 'reference', path: total, range: site.node.range });
  const number = configNumberAs(total, result);
  if (number) return { ...number, value: Math.trunc(number.value) };
  const tokens = result.ok && typeof result.value === 'string' ? asNumber(/^(.*)T$/.exec(result.value.trim())?.[1] ?? '') : undefined;
  const each = tokensOfStep(site);
  if (!result.ok || tokens === undefined || !each) return lengthFromSettings(site, total);
  return fromElsewhere(total, { value: Math.ceil(Math.trunc(tokens) / each.value), origin: result.origin });
}

/** The same in the units of the scheduler: that many tokens, not those of its steps. */
function tokensOfRun(site: Site): FoundParameter | undefined {
  const result = site.value({ kind: 'reference', path: total, range: site.node.range });
  const tokens = result.ok && typeof result.value === 'string' ? asNumber(/^(.*)T$/.exec(result.value.trim())?.[1] ?? '') : undefined;
  return result.ok && tokens !== undefined
    ? fromElsewhere('tokens of the run', { value: Math.trunc(tokens), origin: result.origin })
    : undefined;
}

/** What a config says: its units, and whether it has a first rate of its own, and a warm-up. */
interface Shape {
  readonly units: Units;
  readonly hasLowest: boolean;
  readonly isCold: boolean;
}

function definitionOf(name: string, shape: Shape): Definition {
  const { units, hasLowest, isCold } = shape;
  const { at, isEndless = false, ...texts } = kinds[name]!;
  const isInTokens = units === 'tokens';
  const unit = isInTokens ? 'count' : 'steps';
  const parameters: readonly DefinedParameter[] = [
    selectorOf('name', Object.keys(kinds)),
    numberOf('learning_rate', ...the.highestRate, {
      default: 1e-4,
      // What is not a multiple of it could not be drawn beside multiples.
      ...(!hasLowest && { role: 'base' }),
    }),
    numberOf(total, ...the.runSteps, {
      role: 'total',
      from: stepsOfRun,
      ...askSteps,
      domain: { min: 1, integer: true },
    }),
    // None is none of a run of any length.
    numberOf('t_warmup', isInTokens ? 'The tokens of the warm-up' : 'The steps of the warm-up', isCold ? 'count' : unit, {
      default: 100,
      domain: { min: 0 },
    }),
    numberOf('t_max', 'The end of the schedule; that of the run', unit, { optional: true, isIgnored: isEndless }),
    numberOf('alpha_f', ...the.lastRateFactor, { default: 0.1, isIgnored: isEndless, isQuiet: isEndless }),
    numberOf('warmup_min_lr', 'The first rate; a tenth of the rate', 'rate', { optional: true }),
    numberOf('stop_at', 'The step at which the run is stopped', 'count', { optional: true, isQuiet: true }),
    ...(isInTokens
      ? [
          numberOf(perStep, 'The tokens of a step', 'count', {
            from: tokensOfStep,
            ask: 'How many tokens has a step?',
            domain: { above: 0 },
          }),
          numberOf('tokens of the run', 'The tokens of the run', 'count', { optional: true, isQuiet: true, from: tokensOfRun }),
        ]
      : []),
  ];
  return define({
    source: 'olmo',
    readsNumbers: true,
    name,
    ...texts,
    note: 'The first update has the rate of step 1. A warm-up begins at a tenth of the rate, unless warmup_min_lr says otherwise.',
    parameters,
    ...(!isCold && { isInSteps: true }),
    check: (values) => problemsOf(given({ parameters }, values)),
    value: (values) => {
      const [top, warm] = [values.number('learning_rate'), values.number('t_warmup')];
      const [first, last] = [values.optional('warmup_min_lr') ?? 0.1 * top, top * values.number('alpha_f')];
      const each = isInTokens ? values.number(perStep) : 1;
      const end = values.optional('t_max') ?? values.optional('tokens of the run') ?? values.number(total) * each;
      return (done) => {
        const step = (done + 1) * each;
        if (step < Math.trunc(warm)) return first + ((top - first) * step) / Math.trunc(warm);
        if (!isEndless && step >= Math.trunc(end)) return last;
        return at((step - Math.trunc(warm)) / (Math.trunc(end) - Math.trunc(warm)), { top, last, warm: Math.trunc(warm), step });
      };
    },
    length: (values) => Math.min(values.number(total), values.optional('stop_at') ?? Infinity),
    past: 'goes on',
    select: (word) => (Object.hasOwn(kinds, word) ? definitionOf(word, shape) : undefined),
  });
}

function problemsOf(values: Given): readonly ParameterProblem[] {
  return (values.optional('warmup_min_lr') ?? 0) >= values.number('learning_rate')
    ? [{ parameter: 'warmup_min_lr', message: say('warmup_min_lr must be below the learning rate.') }]
    : [];
}

/** The learning rate of a config of OLMo. */
export const framework: Framework = {
  name: 'olmo',
  reads: { field: 'language', library: 'OLMo', what: 'the `scheduler` of a config, in steps or tokens', where: 'YAML' },
  language: 'yaml',
  marks: () => Object.keys(kinds),
  recognise: (site) => {
    const { node, place } = site;
    const root = configAround(site);
    if (!root || node.kind !== 'mapping' || place.path.join('.') !== 'scheduler') return undefined;
    const selector = entryOf(node, 'name')?.value;
    const name = selector && site.word(selector);
    const isOurs = hasAt(root, ['optimizer.learning_rate']) && hasAt(root, ['global_train_batch_size', 'model.max_sequence_length']);
    if (name === undefined || !Object.hasOwn(kinds, name) || !isOurs) return undefined;
    const written = entryOf(node, 'units')?.value;
    const units = written ? site.word(written) : 'steps';
    if (units !== 'steps' && units !== 'tokens') return undefined;
    const warmUp = entryOf(node, 't_warmup')?.value;
    const outer = ['optimizer.learning_rate', 'stop_at'].flatMap((way) => entryAlong(root, way) ?? []);
    return {
      definition: definitionOf(name, {
        units,
        hasLowest: entryOf(node, 'warmup_min_lr') !== undefined,
        isCold: warmUp?.kind === 'number' && warmUp.value === 0,
      }),
      arguments: entryArguments([...node.entries, ...outer], (key, value) => !['name', 'units'].includes(key) && value.kind !== 'null'),
      given: [chosenKind('name', name, selector)],
      isOpen: true,
    };
  },
};
