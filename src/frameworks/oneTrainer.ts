// OneTrainer's configs (Nerogar/OneTrainer at 23df383, modules/util/lr_scheduler_util.py, create.py, config/TrainConfig.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { askSteps, numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const selector = 'learning_rate_scheduler';
const [rate, warmUp, cycles, low, accumulation, total] = [
  'learning_rate',
  'learning_rate_warmup_steps',
  'learning_rate_cycles',
  'learning_rate_min_factor',
  'gradient_accumulation_steps',
  'total steps',
] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly reads: readonly string[];
  /** The factor at a part of what the warm-up leaves; `count` is how many steps that has. */
  readonly shape: (step: number, count: number, turns: number) => number;
}

/** The last two kinds stop a step short of the end. */
const held = (step: number, count: number): number => Math.min(step, count - 1) / count;

const kinds: Readonly<Record<string, Kind>> = {
  CONSTANT: { formula: 'lr', summary: 'Rises over the warm-up and stays', reads: [], shape: () => 1 },
  LINEAR: {
    formula: 'lr · (min + (1 − min) · (1 − p)), p the part of what the warm-up leaves',
    summary: 'Rises over the warm-up, and falls in a straight line',
    reads: [low],
    shape: (step, count) => Math.max(0, (count - step) / count),
  },
  COSINE: {
    formula: 'lr · (min + (1 − min) · (1 + cos(π p)) / 2)',
    summary: 'Rises over the warm-up, and falls along half a cosine',
    reads: [low],
    shape: (step, count) => Math.max(0, 0.5 * (1 + Math.cos((step / count) * Math.PI))),
  },
  COSINE_WITH_RESTARTS: {
    formula: 'lr · (min + (1 − min) · (1 + cos(2π · cycles · p)) / 2)',
    summary: 'Rises over the warm-up, and swings along whole cosines',
    note: 'It swings back up as it fell: with one cycle the last rate is the highest one again.',
    reads: [low, cycles],
    shape: (step, count, turns) => Math.max(0, 0.5 * (1 + Math.cos(held(step, count) * 2 * Math.PI * turns))),
  },
  COSINE_WITH_HARD_RESTARTS: {
    formula: 'lr · (min + (1 − min) · (1 + cos(π · (cycles · p mod 1))) / 2)',
    summary: 'Rises over the warm-up, and falls along half a cosine in each cycle',
    reads: [low, cycles],
    shape: (step, count, turns) => Math.max(0, 0.5 * (1 + Math.cos(((held(step, count) * turns) % 1) * Math.PI))),
  },
  REX: {
    formula: 'lr · (min + (1 − min) · (1 − p) / (0.1 + 0.9 · (1 − p)))',
    summary: 'Rises over the warm-up, and falls ever faster',
    reads: [low],
    shape: (step, count) => (step < count ? (1 - step / count) / (0.1 + 0.9 * (1 - step / count)) : 0),
  },
};

/** The updates of the warm-up: above 1 in batches, else a part of the run. */
function warmUpOf(values: Given): number {
  const given = values.number(warmUp);
  if (given > 1) return Math.trunc(given / values.number(accumulation));
  return given > 0 ? Math.trunc(given * (values.optional(total) ?? 0)) : 0;
}

function parametersOf(name: string, needsLength: boolean): readonly DefinedParameter[] {
  const own = (key: string, description: string, initial: number): DefinedParameter =>
    settingOf(key, description, 'factor', initial, { isIgnored: !kinds[name]!.reads.includes(key), isQuiet: true });
  return [
    selectorOf(selector, Object.keys(kinds)),
    settingOf(rate, ...the.highestRate, 3e-6, { role: 'base' }),
    settingOf(warmUp, 'The batches of the warm-up; up to 1 a part of the run', 'steps or fraction', 200),
    own(cycles, 'The cycles', 1),
    own(low, 'The lowest factor of the rate', 0),
    settingOf(accumulation, 'The batches of an update', 'count', 1, { domain: { min: 1 }, isQuiet: true }),
    numberOf(total, ...the.runUpdates, {
      role: 'total',
      domain: { min: 1 },
      from: (site) => lengthFromSettings(site, total),
      ...(needsLength ? askSteps : { optional: true, isQuiet: true }),
    }),
  ];
}

function definitionOf(name: string, needsLength: boolean): Definition {
  const { shape, formula, summary, note } = kinds[name]!;
  return define({
    source: 'onetrainer',
    name,
    formula,
    summary,
    ...(note !== undefined && { note }),
    parameters: parametersOf(name, needsLength),
    value: (values) => {
      const [top, least, warm] = [values.number(rate), values.number(low), warmUpOf(values)];
      const count = Math.max(1, (values.optional(total) ?? 0) - warm);
      const behind = (step: number) => (name === 'CONSTANT' ? 1 : least + (1 - least) * shape(step, count, values.number(cycles)));
      return (step) => top * (step < warm ? step / warm : behind(step - warm));
    },
    length: (values) => values.optional(total) ?? Math.max(1, 5 * warmUpOf(values)),
    past: 'goes on',
  });
}

/** Keys that only these configs have: two of them tell one. */
const telling = [
  'training_method',
  'base_model_name',
  'model_type',
  'output_model_destination',
  'layer_filter_preset',
  'concept_file_name',
];

/** The learning rate of a config of OneTrainer. */
export const framework: Framework = keyedFramework({
  name: 'oneTrainer',
  reads: { field: 'generation', library: 'OneTrainer', what: '`learning_rate_scheduler` and the keys beside it', where: 'JSON' },
  marks: [selector, warmUp],
  at: [selector, warmUp],
  kinds: ({ has, node, word }) => {
    const name = has(selector) ? (word(selector) ?? '') : 'CONSTANT';
    const optimizer = word('optimizer.optimizer') ?? '';
    const isOurs = has(rate) && telling.filter(has).length > 1;
    // Optimizers that schedule themselves are given a constant without a warm-up.
    if (!isOurs || !Object.hasOwn(kinds, name) || optimizer.startsWith('SCHEDULE_FREE')) return [];
    const warm = node(warmUp);
    const isPart = warm?.kind === 'number' && warm.value > 0 && warm.value <= 1;
    const definition = definitionOf(name, name !== 'CONSTANT' || isPart);
    return [{ definition, at: [selector, warmUp], ways: [selector, rate, warmUp, cycles, low, accumulation] }];
  },
});
