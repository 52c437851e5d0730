// mlx-lm: the `lr_schedule` of the configs of its training (mlx-lm 0.32, tuner/utils.py, tuner/trainer.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Argument } from '../language/tree/tree';
import { given } from './shared/define';
import { join } from './shared/joins';
import { keyedFramework } from './shared/keyed';
import { line, rules } from './mlx/rules';
import { selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const at = 'lr_schedule';
const byName: ReadonlyMap<string, Definition> = new Map(rules.map((each) => [each.name, each]));

const iterations = settingOf('iters', ...the.runIterations, 1000, {
  role: 'total',
  optional: true,
  positional: false,
  domain: { min: 1 },
});
const accumulation = settingOf('grad_accumulation_steps', 'The iterations of an update', 'count', 1, {
  positional: false,
  domain: { min: 1 },
});
const warmUp = settingOf('warmup', ...the.warmUpSteps, 0, { positional: false, domain: { min: 0, integer: true } });
const warmUpFrom = settingOf('warmup_init', ...the.firstWarmUpRate, 0, { positional: false });

/** The parameters that stand in the list of arguments, in their order. */
const inList = ({ parameters }: Definition): readonly DefinedParameter[] =>
  parameters
    .filter(({ positional }) => positional)
    .map((each) => {
      // The length of the run is that of iters.
      const { role, ...rest } = each;
      return role === 'total' ? rest : each;
    });

/** A schedule of MLX behind its warm-up, over the updates of the run. */
function definitionOf(rule: Definition): Definition {
  const parameters = [selectorOf('name', [...byName.keys()]), ...inList(rule), warmUp, warmUpFrom, iterations, accumulation];
  return {
    source: 'mlx_lm',
    readsNumbers: true,
    name: rule.name,
    formula: `warmup_init → init over W, then from W + 1 on: ${rule.formula}`,
    summary: rule.summary,
    note: 'Its steps are updates: with grad_accumulation_steps there are fewer of them than iters. Behind the warm-up it begins one step late, and counts from there. The learning_rate of the config does not count.',
    parameters,
    curves: (all) => {
      const values = given({ parameters }, all);
      const [curve] = rule.curves(all);
      if (!curve) return [];
      const [warm, from, to] = [values.number('warmup'), values.number('warmup_init'), values.number('init')];
      const totalSteps = Math.max(1, Math.floor(values.number('iters') / values.number('grad_accumulation_steps')));
      const whole =
        warm > 0
          ? join(
              [
                { at: line(from, to, warm), length: warm },
                { at: curve.schedule.at, length: 1 },
              ],
              [warm + 1],
            )
          : curve.schedule;
      return [{ quantity: 'lr', schedule: { ...whole, totalSteps, past: 'goes on' } }];
    },
  };
}

/** The schedules of mlx-lm's configs. */
export const framework: Framework = keyedFramework({
  name: 'mlxLm',
  reads: { field: 'language', library: 'mlx-lm', what: 'the `lr_schedule` of a config', where: 'YAML' },
  language: 'yaml',
  marks: [at],
  at: [at],
  kinds: ({ node, word }) => {
    const rule = byName.get(word(`${at}.name`) ?? '');
    const list = node(`${at}.arguments`);
    if (!rule || list?.kind !== 'list') return [];
    const names = inList(rule).map(({ name }) => name);
    const written = list.items.flatMap((value, index): readonly Argument[] => {
      const name = names[index];
      return name === undefined ? [] : [{ name: { text: name, range: value.range }, value, range: value.range }];
    });
    const ways = [...['name', 'warmup', 'warmup_init'].map((key) => `${at}.${key}`), 'iters', 'grad_accumulation_steps'];
    return [{ definition: definitionOf(rule), at: [at], ways, arguments: written }];
  },
});
