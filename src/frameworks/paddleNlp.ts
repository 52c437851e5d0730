// PaddleNLP's pretraining: `lr_scheduler_type` beside `min_learning_rate` (PaddleNLP 2.8, transformers/optimization.py; llm/run_pretrain.py at 0331b4c).
import type { Framework } from '../language/find/framework';
import type { Given } from './shared/define';
import { type FactorKind, factorKinds } from './shared/factors';
import { keyedFramework } from './shared/keyed';
import { askSteps, numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [selector, rate, last, total] = ['lr_scheduler_type', 'learning_rate', 'min_learning_rate', 'max_steps'] as const;
const [warmUp, ratio, decay] = ['warmup_steps', 'warmup_ratio', 'decay_steps'] as const;

/** A warm-up, and a part of the way from the rate to the last one. The scheduler is made at step 0 and goes on at once, so that the first update has step 1. */
const behindWarmUp =
  (part: (way: number) => number): FactorKind['factor'] =>
  (values: Given) => {
    const warm = values.number(warmUp) > 0 ? values.number(warmUp) : values.number(ratio) * values.number(total);
    const [end, low] = [values.optional(decay) ?? values.number(total), values.number(last) / values.number(rate)];
    return (update) => {
      const step = update + 1;
      if (warm > 0 && step <= warm) return step / warm;
      return step > end ? low : low + part((step - warm) / (end - warm)) * (1 - low);
    };
  };
const note = 'The first update has the rate of step 1. warmup_steps count before warmup_ratio, whose part of the run is not rounded.';

const kinds: Readonly<Record<string, FactorKind>> = {
  cosine: {
    formula: 'lr · s/W, then min + (lr − min) · (1 + cos(π (s − W)/(D − W))) / 2, s = t + 1',
    summary: 'Rises over the warm-up, and falls along half a cosine to min_learning_rate',
    note,
    parameters: [],
    factor: behindWarmUp((way) => 0.5 * (Math.cos(Math.PI * way) + 1)),
  },
  linear: {
    formula: 'lr · s/W, then min + (lr − min) · (1 − (s − W)/(D − W)), s = t + 1',
    summary: 'Rises over the warm-up, and falls in a straight line to min_learning_rate',
    note,
    parameters: [],
    factor: behindWarmUp((way) => 1 - way),
  },
};

const definitions = factorKinds('paddlenlp', kinds, rate, [
  selectorOf(selector, Object.keys(kinds)),
  settingOf(rate, ...the.highestRate, 5e-5, { role: 'base' }),
  numberOf(total, ...the.runSteps, { role: 'total', domain: { min: 1 }, ...askSteps }),
  settingOf(last, ...the.lastRate, 1e-5, { domain: { min: 0 } }),
  settingOf(warmUp, ...the.warmUpSteps, 0, { domain: { min: 0 } }),
  settingOf(ratio, ...the.warmUpPart, 0, { domain: { min: 0, max: 1 } }),
  numberOf(decay, 'The step at which the fall ends; the last of the run', 'steps', { optional: true, domain: { above: 0 } }),
]);

/** What its configs have besides. */
const telling = [
  'tensor_parallel_degree',
  'pipeline_parallel_degree',
  'sharding',
  'sharding_parallel_degree',
  'input_dir',
  'use_flash_attention',
];

/** The learning rate of a pretraining config of PaddleNLP. */
export const framework: Framework = keyedFramework({
  name: 'paddleNlp',
  reads: {
    field: 'language',
    library: 'PaddleNLP',
    what: '`lr_scheduler_type` beside `min_learning_rate` of a pretraining config',
    where: 'JSON, YAML',
  },
  marks: [selector],
  at: [selector],
  kinds: ({ has, word }) => {
    const definition = definitions.get(word(selector) ?? '');
    const isOurs = has(last) && has(rate) && telling.filter(has).length >= 2;
    return definition && isOurs ? [{ definition, at: [selector], ways: definition.parameters.map(({ name }) => name) }] : [];
  },
});
