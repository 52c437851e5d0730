// nanotron's YAML: `optimizer.learning_rate_scheduler` beside `tokens` (huggingface/nanotron at 2411b02, src/nanotron/helpers.py, config/config.py).
import { say } from '../core/message';
import type { Framework } from '../language/find/framework';
import { define } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, settingOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'optimizer.learning_rate_scheduler';
const [rate, total, warmUp, length, start, last] = [
  'learning_rate',
  'train_steps',
  'lr_warmup_steps',
  'lr_decay_steps',
  'lr_decay_starting_step',
  'min_decay_lr',
] as const;

const shapes: Readonly<Record<string, (part: number) => number>> = {
  linear: (part) => 1 - part,
  cosine: (part) => (1 + Math.cos(Math.PI * part)) / 2,
  '1-sqrt': (part) => 1 - Math.sqrt(part),
};

const definition = define({
  source: 'nanotron',
  name: 'lr_scheduler_builder',
  formula: 'lr · t/W, lr up to the start of the fall, then from lr to min_decay_lr',
  summary: 'Rises over the warm-up, may stay, and falls to min_decay_lr',
  note: 'Without a start of its own the fall begins behind the warm-up. Without a length of its own it ends with the run, or, with a start of its own, lr_warmup_steps before that.',
  parameters: [
    numberOf(rate, ...the.highestRate, { role: 'base', domain: { above: 0 } }),
    numberOf(total, ...the.runSteps, { role: 'total', domain: { min: 1 } }),
    settingOf(warmUp, ...the.warmUpSteps, 0, { domain: { min: 0 } }),
    wordOf('lr_warmup_style', 'The shape of the warm-up', ['linear', 'constant']),
    wordOf('lr_decay_style', 'The shape of the fall', Object.keys(shapes)),
    numberOf(length, ...the.fallSteps, { optional: true, domain: { min: 0 } }),
    numberOf(start, 'The step at which it begins to fall', 'steps', { optional: true, domain: { min: 0 } }),
    numberOf(last, 'The last rate; the highest one', 'rate', { optional: true }),
  ],
  check: (values) =>
    values.lr_warmup_style === undefined
      ? [{ parameter: 'lr_warmup_style', message: say('nanotron refuses a scheduler without lr_warmup_style.') }]
      : [],
  value: (values) => {
    const [top, run, warm] = [values.number(rate), values.number(total), values.number(warmUp)];
    const from = values.optional(start) ?? warm;
    const steps = values.optional(length) ?? run - warm - (values.optional(start) ?? 0);
    const low = values.optional(last) ?? top;
    const rises = values.word('lr_warmup_style') === 'linear';
    return (step) => {
      if (warm === 0 && steps === 0) return top;
      if (step <= warm) return rises ? (top * step) / Math.max(warm, 1) : top;
      if (step < from) return top;
      return step < from + steps ? low + (top - low) * shapes[values.word('lr_decay_style')]!((step - from) / steps) : low;
    };
  },
  past: 'goes on',
});

/** The rate of a config of nanotron. */
export const framework: Framework = keyedFramework({
  name: 'nanotron',
  reads: { field: 'language', library: 'nanotron', what: '`optimizer.learning_rate_scheduler` of a config', where: 'YAML' },
  language: 'yaml',
  marks: ['learning_rate_scheduler'],
  at: [section],
  kinds: ({ site, has }) =>
    site.place.path.length === 2 && has('tokens') && has(`${section}.${rate}`)
      ? [
          {
            definition,
            at: [section],
            ways: definition.parameters.map(({ name }) => (name === total ? `tokens.${total}` : `${section}.${name}`)),
          },
        ]
      : [],
});
