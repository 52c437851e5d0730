// torchtitan: the `[lr_scheduler]` of its TOML (torchtitan 0.1 to 0.2, components/lr_scheduler.py); later ones are configured in Python.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { configAround, hasAt, readWays } from './shared/configKeys';
import { define } from './shared/define';
import { numberOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';
import { roundHalfEven } from '../core/computed/roundHalfEven';

const section = 'lr_scheduler';
const own = ['warmup_steps', 'decay_ratio', 'decay_type', 'min_lr_factor', 'lr_min', 'total_steps'];
const telling = ['training.seq_len', 'training.local_batch_size', 'training.batch_size', 'model.flavor', 'parallelism'];

const falls: Readonly<Record<string, (part: number) => number>> = {
  linear: (part) => 1 - part,
  sqrt: (part) => 1 - Math.sqrt(part),
  cosine: (part) => 0.5 * (1 + Math.cos(Math.PI * part)),
};

const parameters: readonly DefinedParameter[] = [
  numberOf('lr', ...the.highestRate, { role: 'base', default: 8e-4 }),
  numberOf('steps', ...the.runSteps, { role: 'total', default: 10_000, optional: true, domain: { min: 1, integer: true } }),
  numberOf('warmup_steps', ...the.warmUpSteps, { default: 200, domain: { min: 0 } }),
  numberOf('decay_ratio', 'The part of the steps over which it falls; all behind the warm-up', 'fraction', {
    optional: true,
    domain: { min: 0, max: 1 },
  }),
  wordOf('decay_type', 'The shape of the fall', Object.keys(falls)),
  numberOf('min_lr_factor', ...the.lastRateFactor, { default: 0, aliases: ['lr_min'] }),
  numberOf('total_steps', 'The steps of the schedule; those of the run', 'steps', { optional: true, isQuiet: true, domain: { min: 1 } }),
];

const definition: Definition = define({
  source: 'torchtitan',
  name: section,
  formula: 'lr · (t + 1)/W, lr, then lr · (min + (1 − min) · fall((t + 1 − S)/D)) over the last D steps',
  summary: 'Rises over the warm-up, stays, and falls over the last part of the run',
  note: 'The first update has a rate already, and the last one has not yet the last factor: that would be the one behind the run.',
  parameters,
  value: (values) => {
    const [top, last, length] = [
      values.number('lr'),
      values.number('min_lr_factor'),
      values.optional('total_steps') ?? values.number('steps'),
    ];
    const warm = Math.min(Math.trunc(values.number('warmup_steps')), length);
    const ratio = values.optional('decay_ratio');
    const decay = Math.min(ratio === undefined ? Infinity : roundHalfEven(length * ratio), length - warm);
    const fall = falls[values.word('decay_type')]!;
    return (step) => {
      if (step < warm) return (top * (step + 1)) / warm;
      const behind = step - (length - decay);
      return behind < 1 ? top : top * (last + (1 - last) * fall(behind / decay));
    };
  },
  length: (values) => values.number('steps'),
  past: 'goes on',
});

/** The learning rate of a TOML of torchtitan. */
export const framework: Framework = {
  name: 'torchtitan',
  reads: { library: 'torchtitan', what: '`[lr_scheduler]` of a config', where: 'TOML' },
  language: 'toml',
  marks: () => own,
  recognise: (site) => {
    const { node, place } = site;
    const root = configAround(site);
    if (!root || node.kind !== 'mapping' || place.path.join('.') !== section) return undefined;
    const isOurs =
      hasAt(
        root,
        own.map((key) => `${section}.${key}`),
      ) &&
      hasAt(root, ['training.steps']) &&
      hasAt(root, telling);
    if (!isOurs) return undefined;
    const ways = Object.fromEntries(own.map((key) => [key, [`${section}.${key}`]]));
    return { definition, ...readWays(site, root, { ...ways, lr: ['optimizer.lr'], steps: ['training.steps'] }), isOpen: true };
  },
};
