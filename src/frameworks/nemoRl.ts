// NeMo-RL: `megatron_cfg.scheduler` beside `megatron_cfg.optimizer` (NVIDIA-NeMo/RL at 7ea279a, models/megatron/setup.py; Megatron-Bridge at 067f987,
// training/config.py). The scheduler is that of Megatron-LM, which counts samples and is stepped by those of an update.
import { say } from '../core/message';
import type { ParameterValues } from '../core/parameter';
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { entryOf } from '../language/resolve/lookUp';
import type { MappingNode } from '../language/tree/tree';
import { definitionOf, selector, styles } from './megatron';
import { chosenKind } from './shared/configKeys';
import { entryArguments } from './shared/entryArguments';

/** A key as these configs spell an option of Megatron-LM. */
const spelt = (option: string): string => option.replaceAll('-', '_');
const optionsOf = (values: ParameterValues): ParameterValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replaceAll('_', '-'), value]));

/** Where the decay has its own length, the curve needs no other. */
const [total, decay, fall] = ['train-iters', 'lr-decay-iters', 'lr-wsd-decay-iters'];

/** A definition of Megatron-LM with the keys of these configs. */
function respelt(definition: Definition, hasDecay: boolean): Definition {
  const { parameters, curves } = definition;
  const values = (written: ParameterValues): ParameterValues => {
    const options = optionsOf(written);
    const [end, length] = [options[decay], options[total]];
    // A fall whose length is not given is as long as the decay.
    const others = { [total]: length ?? end, [fall]: options[fall] ?? end ?? length };
    return { ...options, ...(Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)) as ParameterValues) };
  };
  return {
    ...definition,
    source: 'nemo_rl',
    // OmegaConf loads its configs, which reads 3e-7 as the number that it is.
    readsNumbers: true,
    parameters: parameters.map(({ from, ...parameter }) => ({
      ...parameter,
      name: spelt(parameter.name),
      ...((parameter.name === fall || (parameter.name === total && hasDecay)) && { optional: true }),
      ...(from && {
        from: (site, isGiven) => {
          const found = from(site, isGiven);
          return found && { ...found, name: spelt(found.name) };
        },
      }),
    })),
    check: (written) => {
      const options = values(written);
      const end = Number(options[decay] ?? options[total] ?? NaN);
      const isLate = Number(options['lr-warmup-iters'] ?? 0) >= end;
      const message = say('The warm-up must be shorter than the decay: Megatron-Bridge cuts it short.');
      if (isLate) return [{ parameter: spelt('lr-warmup-iters'), message }];
      return (definition.check?.(options) ?? []).map((each) => ({ ...each, parameter: spelt(each.parameter) }));
    },
    curves: (written) => curves(values(written)),
    select: (word) => {
      const other = definition.select?.(word);
      return other && respelt(other, hasDecay);
    },
  };
}

/** Keys that change the schedule in ways that are not read here. */
const others = ['lr_decay_samples', 'lr_warmup_samples', 'lr_wsd_decay_samples', 'max_steps'];

const isGiven = (mapping: MappingNode, key: string): boolean => (entryOf(mapping, key)?.value.kind ?? 'null') !== 'null';

/** The learning rate of a policy that NeMo-RL trains with Megatron. */
export const framework: Framework = {
  name: 'nemoRl',
  reads: {
    field: 'language',
    library: 'NeMo-RL',
    what: '`megatron_cfg.scheduler` with the rates of `megatron_cfg.optimizer`',
    where: 'YAML',
  },
  language: 'yaml',
  marks: () => ['lr_decay_style'],
  recognise: (site) => {
    const { node, place, options } = site;
    const around = place.ancestors.at(-1);
    if (!options.bareWords || node.kind !== 'mapping' || !around || place.path.at(-1) !== 'scheduler') return undefined;
    const optimizer = entryOf(around, 'optimizer')?.value;
    const written = entryOf(node, spelt(selector))?.value;
    const name = written && site.word(written);
    if (place.path.at(-2) !== 'megatron_cfg' || name === undefined || !styles.includes(name)) return undefined;
    if (optimizer?.kind !== 'mapping' || !['lr', 'min_lr'].every((key) => isGiven(optimizer, key))) return undefined;
    const enabled = entryOf(around, 'enabled')?.value;
    if (others.some((key) => isGiven(node, key)) || (enabled?.kind === 'boolean' && !enabled.value)) return undefined;
    const definition = respelt(definitionOf(name, { bySamples: false }), isGiven(node, spelt(decay)));
    const known = new Set(definition.parameters.map((parameter) => parameter.name));
    const own = (each: string) => known.has(each) && each !== spelt(selector);
    const rates = optimizer.entries.filter(({ key }) => key?.text === 'lr' || key?.text === 'min_lr');
    return {
      definition,
      arguments: entryArguments([...node.entries.filter(({ key }) => own(key?.text ?? '')), ...rates]),
      given: [chosenKind(spelt(selector), name, written)],
      isOpen: true,
    };
  },
};
