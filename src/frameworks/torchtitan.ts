// torchtitan: the `[lr_scheduler]` of its TOML (torchtitan 0.1 to 0.2, components/lr_scheduler.py), and since then `LRSchedulersContainer.Config(...)` in Python
// (torchtitan 0.3, components/optimizer/lr_scheduler.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { Argument, CallNode } from '../language/tree/tree';
import { pathText } from '../language/tree/walk';
import { configAround, hasAt, readWays } from './shared/configKeys';
import { define } from './shared/define';
import { argumentOf } from './shared/optimizer';
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

/** In Python nothing is known that is not written. */
const inPython: Definition = {
  ...definition,
  parameters: parameters.map(({ name, ...rest }): DefinedParameter =>
    name === 'lr' || name === 'steps'
      ? numberOf(name, rest.description, rest.unit, { role: rest.role!, domain: { above: 0 }, positional: false })
      : { ...rest, name, aliases: [], positional: false },
  ),
};

/** `Trainer.Config(optimizer=default_adamw(lr=8e-4), lr_scheduler=LRSchedulersContainer.Config(...), training=TrainingConfig(steps=600))`. */
function claimInPython(site: Site, node: CallNode): Claim | undefined {
  const scheduler = argumentOf(node, section, -1);
  const of = scheduler?.kind === 'call' ? site.inside(scheduler).callee : undefined;
  if (scheduler?.kind !== 'call' || !/^torchtitan\..*\bLRSchedulersContainer\.Config$/.test(of ?? '')) return undefined;
  const given = (key: string, name: string): readonly Argument[] => {
    const beside = argumentOf(node, key, -1);
    return beside?.kind === 'call' ? beside.arguments.filter((each) => each.name?.text === name) : [];
  };
  return {
    definition: inPython,
    arguments: [...scheduler.arguments, ...given('optimizer', 'lr'), ...given('training', 'steps')],
    label: pathText([...site.place.path, section]),
    range: scheduler.range,
  };
}

/** The learning rate of a TOML of torchtitan, and of its configs in Python. */
export const framework: Framework = {
  name: 'torchtitan',
  reads: {
    field: 'language',
    library: 'torchtitan',
    what: '`[lr_scheduler]` of a config, and `LRSchedulersContainer.Config` beside `optimizer` and `training`',
    where: 'TOML, Python',
  },
  marks: () => [...own, 'LRSchedulersContainer'],
  recognise: (site) => {
    const { node, place } = site;
    if (node.kind === 'call') return claimInPython(site, node);
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
    const read = readWays(site, root, definition, { ...ways, lr: ['optimizer.lr'], steps: ['training.steps'] });
    return read && { definition, ...read, isOpen: true };
  },
};
