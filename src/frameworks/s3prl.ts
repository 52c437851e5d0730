// S3PRL's configs: `scheduler` beside `optimizer` and `runner` (s3prl/s3prl, schedulers.py, downstream/runner.py); its formulas are those of transformers.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { multipliers } from './huggingFace/multipliers';
import { define } from './shared/define';
import { keyedFramework, type Way } from './shared/keyed';
import { askSteps, numberOf, selectorOf } from './shared/parameters';
import * as the from './shared/usual';

const [section, warmUp, total] = ['scheduler', 'num_warmup_steps', 'total_steps'] as const;
const ending = '_schedule_with_warmup';
const kinds = ['linear', 'cosine'] as const;

function definitionOf(kind: (typeof kinds)[number]): Definition {
  const { formula, summary, note, at } = multipliers[kind]!;
  return define({
    source: 's3prl',
    readsNumbers: true,
    name: kind + ending,
    formula,
    summary,
    ...(note !== undefined && { note }),
    parameters: [
      selectorOf(
        'name',
        kinds.map((each) => each + ending),
      ),
      numberOf('lr', ...the.highestRate, { role: 'base' }),
      numberOf(warmUp, ...the.warmUpSteps, { domain: { min: 0 } }),
      numberOf(total, ...the.runSteps, { role: 'total', domain: { min: 1 }, ...askSteps }),
    ],
    value: (values) => {
      const [top, warmup] = [values.number('lr'), values.number(warmUp)];
      const run = { total: values.number(total), warmup, rate: top, values: {} };
      return (step) => top * (step < warmup ? step / Math.max(1, warmup) : at(step, run));
    },
    past: 'goes on',
  });
}

const definitions = new Map(kinds.map((kind) => [kind + ending, definitionOf(kind)]));
const ways: readonly Way[] = [`${section}.name`, `${section}.${warmUp}`, 'optimizer.lr', `runner.${total}`];

/** The learning rate of a config of S3PRL. */
export const framework: Framework = keyedFramework({
  name: 's3prl',
  reads: { field: 'speech', library: 'S3PRL', what: 'the `scheduler` of a config beside its `optimizer` and `runner`', where: 'YAML' },
  language: 'yaml',
  marks: [warmUp],
  at: [section],
  kinds: ({ has, word }) => {
    const definition = definitions.get(word(`${section}.name`) ?? '');
    return definition && has('optimizer.name') && has('runner') ? [{ definition, at: [section], ways }] : [];
  },
});
