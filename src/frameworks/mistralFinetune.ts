// The YAML of mistral-finetune: `optim` beside `max_steps` (mistralai/mistral-finetune at 1943535, train.py), which moshi-finetune of Kyutai (at 2acc879) took over.
import { say } from '../core/message';
import { define, given } from './shared/define';
import type { Framework } from '../language/find/framework';
import { keyedFramework } from './shared/keyed';
import { numberOf, settingOf } from './shared/parameters';
import { anneal, inPhases } from './shared/torchShapes';
import * as the from './shared/usual';

const [section, rate, total, start] = ['optim', 'lr', 'max_steps', 'pct_start'] as const;
const at = (name: string): string => `${section}.${name}`;

const parameters = [
  numberOf(rate, ...the.highestRate, { role: 'base', default: 1e-4 }),
  numberOf(total, ...the.runSteps, { role: 'total', default: 100, domain: { min: 1, integer: true } }),
  settingOf(start, 'The part of the run in which the rate rises', 'fraction', 0.05, { domain: { min: 0, max: 1 } }),
];

/** PyTorch's OneCycleLR with all that it has by default. */
const definition = define({
  source: 'mistral-finetune',
  readsNumbers: true,
  name: 'OneCycleLR',
  formula: 'lr/25 → lr at pct_start · max_steps − 1 → lr/250,000 at max_steps − 1',
  summary: 'Rises along half a cosine from a 25th of the rate, and falls along another one to almost nothing',
  parameters,
  check: (written) => {
    const values = given({ parameters }, written);
    const message = say('pct_start · {total} must not be 1: torch then divides by 0.', { total });
    return values.number(start) * values.number(total) === 1 ? [{ parameter: start, message }] : [];
  },
  value: (values) => {
    const [top, length] = [values.number(rate), values.number(total)];
    const low = top / 25;
    const phases = [
      { end: values.number(start) * length - 1, from: low, to: top },
      { end: length - 1, from: top, to: low / 1e4 },
    ];
    return inPhases(phases, anneal.cos!);
  },
  past: 'fails',
});

/** The rate of a config of mistral-finetune. */
export const framework: Framework = keyedFramework({
  name: 'mistralFinetune',
  reads: {
    field: 'language',
    library: 'mistral-finetune',
    what: '`optim` with `pct_start` beside `max_steps`, and that of moshi-finetune: one cycle',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [start],
  at: [section],
  kinds: ({ site, has, node }) => {
    const isWhole = [at(start), total, 'data', 'run_dir'].every((way) => node(way) !== undefined);
    if (site.place.path.length !== 1 || !isWhole || has(at('name')) || has(at('type'))) return [];
    return [{ definition, at: [section], ways: [total, at(rate), at(start)] }];
  },
});
