// SkyRL: the `optimizer_config` of a policy or a critic, whose scheduler is made by transformers (NovaSky-AI/SkyRL, train/config/config.py, train/trainer.py,
// backends/skyrl_train/distributed/fsdp_strategy.py).
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { numberIn } from '../language/resolve/value';
import { multipliers } from './huggingFace/multipliers';
import { define } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { askSteps, numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [section, selector, rate, warmUp, total] = ['optimizer_config', 'scheduler', 'lr', 'num_warmup_steps', 'num_training_steps'] as const;

/** The kinds that need no more than their warm-up and the length of the run. */
const kinds = ['constant_with_warmup', 'linear', 'cosine'] as const;
type Kind = (typeof kinds)[number];

/** `isDefault` is whether the config leaves the kind out. */
function definitionOf(name: Kind, isDefault: boolean): Definition {
  const { formula, summary, isEndless, at } = multipliers[name]!;
  return define({
    source: 'skyrl',
    readsNumbers: true,
    name,
    formula,
    summary,
    note: 'A step is an update with a mini-batch: each batch of the trainer has several.',
    parameters: [
      selectorOf(selector, kinds, isDefault ? { default: name } : {}),
      numberOf(rate, ...the.highestRate, { role: 'base' }),
      settingOf(warmUp, ...the.warmUpSteps, 0, { domain: { min: 0 } }),
      ...(isEndless === true ? [] : [numberOf(total, ...the.runUpdates, { role: 'total' as const, domain: { min: 1 }, ...askSteps })]),
    ],
    value: (values) => {
      const [top, warmup] = [values.number(rate), values.number(warmUp)];
      const run = { total: values.optional(total) ?? 0, warmup, rate: top, values: {} };
      return (step) => top * (step < warmup ? step / Math.max(1, warmup) : at(step, run));
    },
    length: (values) => values.optional(total) ?? Math.max(1, 5 * values.number(warmUp)),
    past: isEndless === true ? 'holds' : 'goes on',
  });
}

/** The learning rates of a config of SkyRL. */
export const framework: Framework = keyedFramework({
  name: 'skyRl',
  reads: {
    field: 'language',
    library: 'SkyRL',
    what: 'the `optimizer_config` of a policy or a critic: `scheduler` and `num_warmup_steps`',
    where: 'YAML, shell scripts',
  },
  language: ['yaml', 'shell'],
  marks: [warmUp],
  at: [`${section}.${warmUp}`],
  kinds: ({ has, node, word, site }) => {
    const way = (key: string): string => `${section}.${key}`;
    const isDefault = !has(way(selector));
    const name = isDefault ? kinds[0] : kinds.find((each) => each === word(way(selector)));
    const written = node(way(warmUp));
    const isFlat = name === 'constant_with_warmup' && numberIn(written && site.value(written)) === 0;
    if (!name || isFlat || !has(way(rate))) return [];
    return [
      {
        definition: definitionOf(name, isDefault),
        at: [way(warmUp)],
        label: way(rate),
        ways: [selector, rate, warmUp].map(way),
      },
    ];
  },
});
