// Megatron-LM: the options of its command line as keys of a YAML (NVIDIA/Megatron-LM at d98e8a6, core/optimizer_param_scheduler.py, training/training.py).
import { say } from '../core/message';
import type { ParameterProblem } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { Argument, MappingNode } from '../language/tree/tree';
import { chosenKind } from './shared/configKeys';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define, given, type Given } from './shared/define';
import { askSteps, numberOf, selectorOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

/** The option that names the decay style. */
export const selector = 'lr-decay-style';
const total = 'train-iters';
const samples = 'train-samples';
const batch = 'global-batch-size';

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  /** The rate behind the warm-up, up to the end of the decay, by what is done of them all. */
  readonly rate: (done: number, run: Run) => number;
}

interface Run {
  readonly top: number;
  readonly lowest: number;
  readonly warm: number;
  readonly end: number;
  readonly values: Given;
}

const part = (done: number, { warm, end }: Run): number => (done - warm) / (end - warm);
const cosine = (share: number): number => 0.5 * (Math.cos(Math.PI * share) + 1);

/** The falls at the end of a WSD. */
const falls: Readonly<Record<string, (share: number) => number>> = {
  exponential: (share) => 2 * 0.5 ** share - 1,
  linear: (share) => 1 - share,
  cosine,
  minus_sqrt: (share) => 1 - Math.sqrt(share),
};

const kinds: Readonly<Record<string, Kind>> = {
  linear: {
    formula: 'min + (lr − min) · (1 − (t − W)/(D − W)), then min',
    summary: 'Rises over the warm-up, and falls in a straight line to min-lr',
    rate: (done, run) => run.lowest + (1 - part(done, run)) * (run.top - run.lowest),
  },
  cosine: {
    formula: 'min + (lr − min) · (1 + cos(π (t − W)/(D − W))) / 2, then min',
    summary: 'Rises over the warm-up, and falls along half a cosine to min-lr',
    rate: (done, run) => run.lowest + cosine(part(done, run)) * (run.top - run.lowest),
  },
  constant: { formula: 'lr', summary: 'Rises over the warm-up and stays', rate: (_, { top }) => top },
  'inverse-square-root': {
    formula: 'max(lr · √(W/t), min), then min',
    summary: 'Rises over the warm-up, and falls with the square root of the step; behind the decay it is min-lr',
    rate: (done, { top, lowest, warm }) => Math.max(lowest, (top * Math.sqrt(Math.max(warm, 1))) / Math.sqrt(Math.max(done, 1))),
  },
  WSD: {
    formula: 'lr, then min + (lr − min) · fall over the last lr-wsd-decay-iters, then min',
    summary: 'Rises over the warm-up, stays, and falls to min-lr',
    rate: (done, { top, lowest, end, values }) => {
      const length = values.optional('lr-wsd-decay-iters') ?? values.number('lr-wsd-decay-samples');
      const share = (done - (end - length)) / length;
      return lowest + (share <= 0 ? 1 : falls[values.word('lr-wsd-decay-style')]!(share)) * (top - lowest);
    },
  },
};

/** The decay styles. */
export const styles: readonly string[] = Object.keys(kinds);

/** What a config says: whether it counts samples. */
interface Shape {
  readonly bySamples: boolean;
}

function parametersOf(name: string, { bySamples }: Shape): readonly DefinedParameter[] {
  const unit = bySamples ? 'count' : 'steps';
  const [word, what] = bySamples ? ['samples', 'samples'] : ['iters', 'iterations'];
  const isStable = name === 'WSD';
  return [
    selectorOf(selector, Object.keys(kinds)),
    numberOf('lr', ...the.highestRate),
    numberOf(total, ...the.runIterations, {
      role: 'total',
      domain: { min: 1, integer: true },
      ...(bySamples ? { optional: true, isQuiet: true } : { from: (site) => lengthFromSettings(site, total), ...askSteps }),
    }),
    ...(bySamples
      ? [
          numberOf(samples, 'The samples of the run', 'count', { domain: { min: 1 } }),
          numberOf(batch, 'The samples of an iteration', 'count', { domain: { min: 1 } }),
        ]
      : []),
    numberOf('min-lr', ...the.lowestRate, { default: 0, domain: { min: 0 } }),
    numberOf(`lr-decay-${word}`, `The ${what} of the decay, those of the warm-up included; those of the run`, unit, { optional: true }),
    numberOf('lr-warmup-fraction', 'The part of the decay that warms up', 'fraction', { optional: true, domain: { min: 0 } }),
    numberOf(`lr-warmup-${word}`, `The ${what} of the warm-up`, unit, { default: 0, domain: { min: 0 } }),
    numberOf('lr-warmup-init', ...the.firstWarmUpRate, { default: 0, isQuiet: true }),
    numberOf(`lr-wsd-decay-${word}`, `The ${what} of the fall at the end`, unit, isStable ? {} : { optional: true, isIgnored: true }),
    wordOf('lr-wsd-decay-style', 'The fall at the end', Object.keys(falls), { isQuiet: !isStable, isIgnored: !isStable }),
  ];
}

/** The definition of a decay style. */
export function definitionOf(name: string, shape: Shape): Definition {
  const { rate, note, ...texts } = kinds[name]!;
  const parameters = parametersOf(name, shape);
  const word = shape.bySamples ? 'samples' : 'iters';
  const runOf = (values: Given): Run => {
    const end = values.optional(`lr-decay-${word}`) ?? values.optional(shape.bySamples ? samples : total) ?? NaN;
    const share = values.optional('lr-warmup-fraction');
    const warm = share === undefined ? values.number(`lr-warmup-${word}`) : share * end;
    return { top: values.optional('lr') ?? NaN, lowest: values.number('min-lr'), warm, end, values };
  };
  return define({
    source: 'megatron',
    name,
    ...texts,
    ...(note !== undefined && { note }),
    parameters,
    check: (values) => problemsOf(runOf(given({ parameters }, values)), word),
    value: (values) => {
      const run = runOf(values);
      const [first, each] = [values.number('lr-warmup-init'), shape.bySamples ? values.number(batch) : 1];
      return (step) => {
        const done = step * each;
        if (run.warm > 0 && done <= run.warm) return first + ((run.top - first) * done) / run.warm;
        return done > run.end && name !== 'constant' ? run.lowest : rate(done, run);
      };
    },
    length: (values) => (shape.bySamples ? Math.floor(values.number(samples) / values.number(batch)) : values.number(total)),
    past: 'goes on',
    select: (other) => (Object.hasOwn(kinds, other) ? definitionOf(other, shape) : undefined),
  });
}

function problemsOf({ top, lowest, warm, end, values }: Run, word: string): readonly ParameterProblem[] {
  if (lowest > top) return [{ parameter: 'min-lr', message: say('min-lr must not be more than lr.') }];
  if (warm >= end)
    return [{ parameter: `lr-decay-${word}`, message: say('The warm-up must be shorter than the decay: Megatron-LM raises an error.') }];
  return values.optional('lr-warmup-fraction') !== undefined && values.number(`lr-warmup-${word}`) !== 0
    ? [
        {
          parameter: 'lr-warmup-fraction',
          message: say('Only one of {steps} and {ratio} may be given.', { steps: `lr-warmup-${word}`, ratio: 'lr-warmup-fraction' }),
        },
      ]
    : [];
}

/** The learning rate of a YAML whose keys are the options of Megatron-LM. */
export const framework: Framework = {
  name: 'megatron',
  reads: {
    field: 'language',
    library: 'Megatron-LM',
    what: 'its options: `--lr-decay-style` and those beside it',
    where: 'shell scripts, YAML',
  },
  language: ['yaml', 'shell'],
  marks: () => ['*_train_iters', '*_train_samples', '*_decay_style', '*_decay_iters', '*_decay_samples', '*_warmup_fraction'],
  recognise: (site) => {
    const { node, options } = site;
    if (!options.bareWords || node.kind !== 'mapping' || node.scope) return undefined;
    const written = optionsIn(site, node);
    const valueOf = (key: string) => written.find((option) => option.name.text === key)?.value;
    const has = (key: string) => valueOf(key) !== undefined;
    const bySamples = has(samples);
    const style = valueOf(selector);
    const isSwift = ofSwift.some(has);
    // ms-swift takes the length of the run from its epochs where they are given.
    const isByEpochs = isSwift && has('num-train-epochs');
    // A batch that grows bends the curve.
    if (!has('lr') || !(bySamples || has(total) || style || isByEpochs) || has('rampup-batch-size') || ofOthers.some(has)) return undefined;
    // Megatron-LM has no options with lines, which a program after it may read otherwise.
    const isItself = !written.some(({ name: { range } }) => /\w_\w/.test(site.text.slice(range.from, range.to)));
    const name = style ? site.word(style) : isSwift ? 'cosine' : isItself ? 'linear' : undefined;
    if (name === undefined || !Object.hasOwn(kinds, name)) return undefined;
    const definition = definitionOf(name, { bySamples });
    const isKnown = ({ name: { text } }: Option) =>
      text !== selector && !(isByEpochs && text === total) && definition.parameters.some((parameter) => parameter.name === text);
    const shown = written.find(({ name: { text } }) => text === (style ? selector : 'lr'))!;
    return {
      definition,
      arguments: written.filter(isKnown),
      given: [chosenKind(selector, name, style)],
      isOpen: true,
      // A command line has no name, and much more in it.
      ...(site.place.path.length === 0 && { label: 'lr', range: shown.range }),
    };
  },
};

/** Options of programs after Megatron-LM, whose schedules are not the same: those of SwissArmyTransformer and of MiniLLM. */
const ofOthers = ['warmup', 'warmup-iters', 'warmup-ratio', 'lr-decay-ratio', 'lr-min'];

/** Options of ms-swift alone, which gives its own to Megatron (modelscope/ms-swift, megatron/arguments/megatron_args.py): a cosine where nothing else is said. */
const ofSwift = ['tuner-type', 'train-type', 'split-dataset-ratio', 'loss-scale', 'load-from-cache-file', 'padding-free', 'rlhf-type'];

type Option = Argument & Required<Pick<Argument, 'name'>>;

/** The options that are the keys of a mapping, by their names without dashes. */
const optionsIn = ({ text }: Site, { entries }: MappingNode): readonly Option[] =>
  entries.flatMap(({ key, value }): readonly Option[] => {
    const name = key && /^["']?--([\w-]+)/.exec(text.slice(key.range.from, key.range.to))?.[1]?.replaceAll('_', '-');
    if (key === undefined || name === undefined) return [];
    return [{ name: { text: name, range: key.range }, value, range: { from: key.range.from, to: value.range.to } }];
  });
