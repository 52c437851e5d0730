// PaddleSeg's configs: `lr_scheduler` beside `iters` (PaddleSeg at d7975e7, paddleseg/cvlibs/builder.py), on the schedulers of paddlepaddle 3.3.
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { wordAt } from './shared/configKeys';
import { keyedFramework } from './shared/keyed';
import { cycles } from './paddle/cycles';
import { rules } from './paddle/rules';
import { askSteps, numberOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'lr_scheduler';
const [total, warmUp, first, decay] = ['iters', 'warmup_iters', 'warmup_start_lr', 'decay_steps'] as const;

const own: readonly DefinedParameter[] = [
  numberOf(total, ...the.runIterations, { role: 'total', domain: { min: 1 }, ...askSteps }),
  numberOf(warmUp, 'The iterations of the warm-up', 'steps', { default: 0, domain: { min: 0 } }),
  numberOf(first, ...the.firstWarmUpRate, { optional: true }),
];

/** A scheduler of Paddle behind a warm-up; a power falls over the iterations that the warm-up leaves. */
function behindWarmUp(inner: Definition): Definition {
  const parameters = [
    ...inner.parameters.map((each): DefinedParameter => {
      const { role, ...rest } = each;
      if (role !== 'total') return each;
      return each.name === decay ? { ...rest, optional: true, isQuiet: true } : rest;
    }),
    ...own,
  ];
  return {
    ...inner,
    source: 'paddleseg',
    summary: `${inner.summary}, behind a warm-up where one is given`,
    parameters,
    curves: (values) => {
      const warm = Number(values[warmUp] ?? 0);
      const run = Number(values[total]);
      const [start, top] = [Number(values[first] ?? 0), Number(values.learning_rate ?? NaN)];
      return inner.curves({ ...values, [decay]: values[decay] ?? Math.max(run - warm, 1) }).map(({ quantity, schedule }) => {
        const at = (step: number) => (step < warm ? ((top - start) * step) / warm + start : schedule.at(step - warm));
        return { quantity, schedule: wholeSteps(at, { totalSteps: run, past: 'goes on' }) };
      });
    },
  };
}

const definitions: ReadonlyMap<string, Definition> = new Map([...rules, ...cycles].map((each) => [each.name, behindWarmUp(each)]));

/** The rates of PaddleSeg's configs. */
export const framework: Framework = keyedFramework({
  name: 'paddleSeg',
  reads: { field: 'vision', library: 'PaddleSeg', what: '`lr_scheduler` beside `iters`, with its warm-up', where: 'YAML, with `_base_`' },
  language: 'yaml',
  marks: [section],
  at: [section],
  kinds: ({ site, has, node }) => {
    const name = node(section)?.kind === 'mapping' ? wordAt(site, [`${section}.type`]) : undefined;
    const definition = definitions.get(name ?? '');
    const isSeg = ['train_dataset', 'val_dataset'].some((key) => site.at(key)) && site.at(total) !== undefined;
    if (!definition || !isSeg || has(`${section}._inherited_`)) return [];
    const names = definition.parameters.map((each) => each.name);
    return [{ definition, at: [section], ways: [...names.filter((each) => each !== total).map((each) => `${section}.${each}`), total] }];
  },
});
