// The configs of nanoGPT: Python files that set names of its train.py anew (karpathy/nanoGPT at 3adf61e, train.py, configurator.py).
import type { DefinedParameter } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import { entriesNamed, keysOf } from '../language/resolve/lookUp';
import type { Argument, MappingNode } from '../language/tree/tree';
import { isScope } from '../language/tree/walk';
import { define } from './shared/define';
import { settingOf } from './shared/parameters';
import * as the from './shared/usual';

/** The names that count, the first of which that a config sets stands for its schedule. */
const names = ['lr_decay_iters', 'learning_rate', 'min_lr', 'warmup_iters', 'max_iters'];

const whole = { min: 0, integer: true } as const;
const parameters: readonly DefinedParameter[] = [
  settingOf('learning_rate', ...the.highestRate, 6e-4, { role: 'base', optional: true }),
  settingOf('max_iters', ...the.runUpdates, 600_000, { role: 'total', optional: true, domain: whole }),
  settingOf('warmup_iters', 'The updates of the warm-up', 'steps', 2000, { domain: whole }),
  settingOf('lr_decay_iters', 'The update at which min_lr is reached', 'steps', 600_000, { domain: whole }),
  settingOf('min_lr', ...the.lastRate, 6e-5),
];

const definition = define({
  source: 'nanoGPT',
  name: 'get_lr',
  formula: 'learning_rate · (t + 1)/(W + 1), then min_lr + (learning_rate − min_lr) · (1 + cos(π (t − W)/(D − W))) / 2',
  summary: 'Rises over the warm-up, and falls along half a cosine to min_lr',
  note: 'What the config does not set is as in train.py. The command line may set it, too.',
  parameters,
  value: (values) => {
    const [top, low, warm, end] = ['learning_rate', 'min_lr', 'warmup_iters', 'lr_decay_iters'].map((name) => values.number(name)) as [
      number,
      number,
      number,
      number,
    ];
    return (step) => {
      if (step < warm) return (top * (step + 1)) / (warm + 1);
      // The cosine of a decay that ends with the warm-up divides by 0.
      if (step > end || warm === end) return step > end ? low : NaN;
      return low + 0.5 * (1 + Math.cos((Math.PI * (step - warm)) / (end - warm))) * (top - low);
    };
  },
});

/** The rate of a config of nanoGPT. */
export const framework: Framework = {
  name: 'nanoGpt',
  reads: {
    field: 'language',
    library: 'nanoGPT',
    what: 'the configs that set `learning_rate`, `warmup_iters`, `lr_decay_iters` and `min_lr` of its `train.py`',
    where: 'Python',
  },
  language: 'python',
  marks: () => names,
  recognise: ({ place }): Claim | undefined => {
    const [module, ...inner] = place.ancestors;
    const [name, ...more] = place.path;
    if (module?.scope !== true || inner.length > 0 || more.length > 0 || name === undefined || !isConfig(module)) return undefined;
    if (names.find((each) => entriesNamed(module, each).length > 0) !== name) return undefined;
    const written = names.flatMap((each): readonly Argument[] => {
      const entry = entriesNamed(module, each).at(-1);
      return entry?.key ? [{ name: { text: each, range: entry.key.range }, value: entry.value, range: entry.value.range }] : [];
    });
    return { definition, label: 'learning_rate', arguments: written, isOpen: true };
  },
};

/** Other names of train.py that its configs set. */
const others = [
  'out_dir',
  'eval_interval',
  'eval_iters',
  'block_size',
  'n_layer',
  'init_from',
  'gradient_accumulation_steps',
  'wandb_project',
];

/** Whether a file sets names of train.py and does nothing else: one of the decay, and two more. Without a decay the rate stays as it is. */
function isConfig(module: MappingNode): boolean {
  const has = (name: string) => entriesNamed(module, name).length > 0;
  const isProgram = keysOf(module).some((key) => entriesNamed(module, key).some(({ value }) => isScope(value)));
  const [decay] = entriesNamed(module, 'decay_lr').map(({ value }) => value);
  const isConstant = decay?.kind === 'boolean' && !decay.value;
  return !isProgram && !isConstant && has('lr_decay_iters') && others.filter(has).length > 1;
}
