// Imaginaire's YAML: `lr_policy` of `gen_opt` and `dis_opt` (imaginaire at c6f7484, utils/trainer.py, config.py, trainers/base.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { keyedFramework, type KeyedKind } from './shared/keyed';
import { numberOf, settingOf } from './shared/parameters';

interface Policy {
  readonly formula: string;
  readonly summary: string;
  readonly parameters: readonly DefinedParameter[];
  readonly factor: (values: Given) => (step: number) => number;
}

const policies: Readonly<Record<string, Policy>> = {
  step: {
    formula: 'lr · gamma^⌊t/step_size⌋',
    summary: 'Falls by a factor every so many epochs or iterations',
    parameters: [
      settingOf('step_size', 'From one fall to the next', 'none', 1e9, { domain: { min: 1 } }),
      settingOf('gamma', 'The factor of a fall', 'factor', 1),
    ],
    factor: (values) => (step) => values.number('gamma') ** Math.floor(step / values.number('step_size')),
  },
  linear: {
    formula: 'lr · ((t − start) · target + end − t)/(end − start), between decay_target and 1',
    summary: 'Stays, falls in a straight line from decay_start to decay_end, and stays',
    parameters: [
      numberOf('decay_start', 'Where the fall begins', 'none'),
      numberOf('decay_end', 'Where it ends', 'none'),
      numberOf('decay_target', 'The part of the rate that is left', 'fraction'),
    ],
    factor: (values) => {
      const [start, end, target] = [values.number('decay_start'), values.number('decay_end'), values.number('decay_target')];
      return (step) => Math.min(Math.max(((step - start) * target + end - step) / (end - start), target), 1);
    },
  },
};

function definitionOf(name: string, isByStep: boolean): Definition {
  const { parameters, factor, ...texts } = policies[name]!;
  const [total, unit] = isByStep ? (['max_iter', 'steps'] as const) : (['max_epoch', 'epochs'] as const);
  return define({
    ...texts,
    source: 'imaginaire',
    readsNumbers: true,
    name,
    parameters: [
      settingOf('lr', 'The rate', 'rate', 1e-4, { role: 'base', optional: true }),
      ...parameters,
      numberOf(total, 'The length of the run', unit, { role: 'total', optional: true, domain: { min: 1 } }),
    ],
    value: (values) => {
      const at = factor(values);
      return (step) => values.number('lr') * at(step);
    },
    length: (values) =>
      values.optional(total) ?? 1.25 * (name === 'step' ? 4 * Math.min(values.number('step_size'), 1e6) : values.number('decay_end')),
    unit: isByStep ? 'step' : 'epoch',
    isInSteps: true,
    past: 'goes on',
  });
}

/** The rates of a config of Imaginaire. */
export const framework: Framework = keyedFramework({
  name: 'imaginaire',
  reads: { field: 'generation', library: 'Imaginaire', what: '`lr_policy` of the generator and of the discriminator', where: 'YAML' },
  language: 'yaml',
  marks: ['lr_policy', 'step_size', 'iteration_mode', 'decay_start'],
  at: ['gen_opt.lr_policy', 'dis_opt.lr_policy'],
  kinds: ({ has, node, word }) => {
    if (!['trainer.type', 'gen.type'].some((way) => (word(way) ?? '').startsWith('imaginaire.'))) return [];
    return ['gen_opt', 'dis_opt'].flatMap((section): readonly KeyedKind[] => {
      const policy = `${section}.lr_policy`;
      const mode = node(`${policy}.iteration_mode`);
      const name = has(`${policy}.type`) ? (word(`${policy}.type`) ?? '') : 'step';
      if (!has(policy) || !Object.hasOwn(policies, name) || (mode && mode.kind !== 'boolean')) return [];
      const definition = definitionOf(name, mode?.kind === 'boolean' && mode.value);
      const ways = policies[name]!.parameters.map((each) => `${policy}.${each.name}`);
      return [{ definition, at: [policy], ways: [`${section}.lr`, ...ways, 'max_epoch', 'max_iter'] }];
    });
  },
});
