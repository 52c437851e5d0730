// GPT-NeoX: the learning rate that its YAML says (EleutherAI/gpt-neox at ea7aefd, megatron/learning_rates.py, training.py, neox_arguments).
import { say } from '../core/message';
import type { ParameterProblem } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { MappingNode } from '../language/tree/tree';
import { chosenKind, configAround, entryAlong, hasAt, isFirstOf, nodeAt, readWays, type Ways, wordAt } from './shared/configKeys';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define, given, type Given } from './shared/define';
import { askSteps, numberOf, selectorOf } from './shared/parameters';
import * as the from './shared/usual';

const selector = 'lr_decay_style';

/** A key may have lines or hyphens. */
const spelled = (key: string): Ways => [key, key.replaceAll('_', '-')];

const ways = {
  lr: ['optimizer.params.lr'],
  min_lr: spelled('min_lr'),
  warmup: ['warmup'],
  lr_decay_iters: spelled('lr_decay_iters'),
  lr_decay_fraction: spelled('lr_decay_fraction'),
  train_iters: spelled('train_iters'),
} as const;

/** Where the schedule stands: at the first of these keys. */
const places: Ways = [...spelled(selector), ...ways.lr_decay_iters, ...ways.lr_decay_fraction, ...ways.train_iters];

/** Keys that only these configs have beside those of the schedule. */
const telling: Ways = [
  'optimizer.params',
  ...['pipe_parallel_size', 'no_weight_tying', 'gpt_j_residual', 'output_layer_parallelism', 'train_micro_batch_size_per_gpu'].flatMap(
    spelled,
  ),
];

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  /** The rate at a part of the way from the warm-up to the end, which goes on behind it. */
  readonly rate: (part: number, top: number, lowest: number) => number;
}

const kinds: Readonly<Record<string, Kind>> = {
  linear: {
    formula: 'max(lr · (1 − p), min_lr), p = (t − W)/(lr_decay_iters − W)',
    summary: 'Rises over the warm-up, and falls in a straight line towards 0, but not below min_lr',
    rate: (part, top) => top * (1 - part),
  },
  cosine: {
    formula: 'min_lr + (lr − min_lr) · (1 + cos(π p)) / 2, p = (t − W)/(lr_decay_iters − W)',
    summary: 'Rises over the warm-up, and falls along half a cosine to min_lr',
    note: 'In a run that is longer than lr_decay_iters it rises again.',
    rate: (part, top, lowest) => lowest + ((top - lowest) * (Math.cos(Math.PI * part) + 1)) / 2,
  },
  exponential: {
    formula: 'max(lr · e^(−0.693 p), min_lr), p = (t − W)/(lr_decay_iters − W)',
    summary: 'Rises over the warm-up, and falls to half of the rate, but not below min_lr',
    rate: (part, top) => top * Math.exp(-0.693 * part),
  },
  constant: { formula: 'lr', summary: 'Rises over the warm-up and stays', rate: (_, top) => top },
};

/** What a config says: whether it has an optimizer, an end of the decay, a lowest rate. */
interface Shape {
  readonly hasOptimizer: boolean;
  readonly hasEnd: boolean;
  readonly hasLowest: boolean;
}

/** The iterations over which the rate decays. */
function endOf(values: Given): number {
  const [end, share, run] = ['lr_decay_iters', 'lr_decay_fraction', 'train_iters'].map((name) => values.optional(name));
  return Math.max(1, end ?? (share === undefined ? run! : Math.floor(run! * share)));
}

function parametersOf({ hasOptimizer, hasEnd, hasLowest }: Shape): readonly DefinedParameter[] {
  return [
    selectorOf(selector, Object.keys(kinds)),
    numberOf('lr', ...the.highestRate, {
      ask: 'What is the learning rate of the optimizer?',
      // What is not a multiple of it could not be drawn beside multiples.
      ...(hasOptimizer || !hasLowest ? { role: 'base' } : {}),
      ...(hasOptimizer && { default: 0.001 }),
    }),
    numberOf('train_iters', ...the.runIterations, {
      role: 'total',
      domain: { min: 1, integer: true },
      from: (site) => lengthFromSettings(site, 'train_iters'),
      ...(hasEnd ? { optional: true } : askSteps),
    }),
    numberOf('lr_decay_iters', 'The iterations over which the rate decays, those of the warm-up included; those of the run', 'steps', {
      optional: true,
      domain: { min: 1, integer: true },
    }),
    numberOf('lr_decay_fraction', 'The part of the run over which the rate decays', 'fraction', {
      optional: true,
      isQuiet: true,
      isIgnored: hasEnd,
      domain: { above: 0 },
    }),
    numberOf('warmup', 'The part of lr_decay_iters that warms up', 'fraction', { default: 0.01, domain: { min: 0, max: 1 } }),
    numberOf('min_lr', ...the.lowestRate, { default: 0 }),
  ];
}

function definitionOf(name: string, shape: Shape): Definition {
  const { rate, note, ...texts } = kinds[name]!;
  const parameters = parametersOf(shape);
  const twice = 'The first two updates have the same rate.';
  return define({
    ...texts,
    note: note === undefined ? twice : `${twice} ${note}`,
    source: 'gpt-neox',
    name,
    parameters,
    check: (values): readonly ParameterProblem[] => {
      const all = given({ parameters }, values);
      return all.number('min_lr') > (all.optional('lr') ?? Infinity)
        ? [{ parameter: 'min_lr', message: say('min_lr must not be more than lr.') }]
        : [];
    },
    value: (values) => {
      const [top, lowest, end] = [values.number('lr'), values.number('min_lr'), endOf(values)];
      const warm = values.number('warmup') * end;
      return (step) =>
        warm > 0 && step <= warm ? (top * Math.max(1, step)) / warm : Math.max(rate((step - warm) / (end - warm), top, lowest), lowest);
    },
    length: (values) => values.optional('train_iters') ?? endOf(values),
    past: 'goes on',
    select: (word) => (Object.hasOwn(kinds, word) ? definitionOf(word, shape) : undefined),
  });
}

/** Whether another scheduler takes the place of this one: DeepSpeed's. */
const isOfDeepSpeed = (root: MappingNode, optimizer: string | undefined): boolean =>
  entryAlong(root, 'scheduler.type') !== undefined || optimizer?.toLowerCase() === 'onebitadam';

/** The learning rate of a GPT-NeoX config. */
export const framework: Framework = {
  name: 'gptNeox',
  reads: { field: 'language', library: 'GPT-NeoX', what: '`lr_decay_style` and the keys beside it', where: 'YAML' },
  marks: () => ['*_decay_style', '*_decay_fraction', '*_iters'],
  recognise: (site) => {
    const root = configAround(site);
    if (!root || !isFirstOf(site, root, places) || !hasAt(root, telling)) return undefined;
    if (isOfDeepSpeed(root, wordAt(site, ['optimizer.type']))) return undefined;
    // A length of the run alone is said by others, too.
    if (!hasAt(root, [...places.slice(0, -2)]) && !hasAt(root, telling.slice(1, 3))) return undefined;
    const written = nodeAt(root, spelled(selector));
    const name = written ? site.word(written) : 'linear';
    if (name === undefined || !Object.hasOwn(kinds, name)) return undefined;
    const shape = {
      hasOptimizer: hasAt(root, ['optimizer.params']),
      hasEnd: hasAt(root, ways.lr_decay_iters),
      hasLowest: hasAt(root, ways.min_lr),
    };
    const definition = definitionOf(name, shape);
    const read = readWays(site, root, definition, ways);
    return read && { definition, ...read, given: [chosenKind(selector, name, written), ...read.given], isOpen: true };
  },
};
