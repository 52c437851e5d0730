// 3D Gaussian Splatting's options: the rates and the weight that go down exponentially (gaussian-splatting, arguments/__init__.py, utils/general_utils.py).
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import type { Argument, MappingNode } from '../language/tree/tree';
import { pathText } from '../language/tree/walk';
import { given } from './shared/define';
import { numberOf } from './shared/parameters';

/** One of the values, by the keys that say it. */
interface Decay {
  readonly first: string;
  readonly last: string;
  readonly length: string;
  readonly quantity: 'lr' | 'weight';
  /** The keys of the eased start. */
  readonly delay?: { readonly steps: string; readonly factor: string };
  /** It is multiplied by the size of the scene. */
  readonly isScaled?: true;
  readonly note?: string;
}

const scene = 'spatial_lr_scale';

const decays: readonly Decay[] = [
  {
    first: 'position_lr_init',
    last: 'position_lr_final',
    length: 'position_lr_max_steps',
    quantity: 'lr',
    isScaled: true,
    note: 'The rate is multiplied by the extent of the scene. position_lr_delay_mult does nothing: no length of a delay goes with it.',
  },
  {
    first: 'exposure_lr_init',
    last: 'exposure_lr_final',
    length: 'iterations',
    quantity: 'lr',
    delay: { steps: 'exposure_lr_delay_steps', factor: 'exposure_lr_delay_mult' },
  },
  { first: 'depth_l1_weight_init', last: 'depth_l1_weight_final', length: 'iterations', quantity: 'weight' },
];

function definitionOf({ first, last, length, quantity, delay, isScaled, note }: Decay): Definition {
  const unit = quantity === 'lr' ? 'rate' : 'weight';
  const parameters: readonly DefinedParameter[] = [
    numberOf(first, 'The first value', unit, { domain: { min: 0 } }),
    numberOf(last, 'The last value', unit, { domain: { min: 0 } }),
    numberOf(length, 'How long it goes down', 'steps', { role: 'total', domain: { min: 1 } }),
    ...(delay
      ? [
          numberOf(delay.steps, 'The steps in which the start is eased', 'steps', { default: 0, domain: { min: 0 } }),
          numberOf(delay.factor, 'The factor at the start', 'factor', { default: 1 }),
        ]
      : []),
    ...(isScaled
      ? [numberOf(scene, 'The extent of the scene', 'factor', { role: 'base', ask: 'What is the extent of the scene, spatial_lr_scale?' })]
      : []),
  ];
  return {
    source: 'gaussian_splatting',
    name: 'get_expon_lr_func',
    formula: `${first}^(1 − p) · ${last}^p, p = min((t + 1)/${length}, 1)`,
    summary: `Falls exponentially from ${first} to ${last}`,
    ...(note !== undefined && { note }),
    parameters,
    curves: (values) => {
      const all = given({ parameters }, values);
      const [from, to, steps] = [all.number(first), all.number(last), all.number(length)];
      const scale = isScaled ? all.number(scene) : 1;
      const eased = (step: number): number => {
        const [end, factor] = delay ? [all.number(delay.steps), all.number(delay.factor)] : [0, 1];
        return end > 0 ? factor + (1 - factor) * Math.sin((Math.PI / 2) * Math.min(step / end, 1)) : 1;
      };
      const at = (step: number): number => {
        const part = Math.min(step / steps, 1);
        return from === 0 && to === 0 ? 0 : scale * eased(step) * Math.exp(Math.log(from) * (1 - part) + Math.log(to) * part);
      };
      // Iterations count from 1.
      return [{ quantity, schedule: wholeSteps((update) => at(update + 1), { totalSteps: Math.ceil(steps), past: 'goes on' }) }];
    },
  };
}

const definitions: ReadonlyMap<string, readonly [Decay, Definition]> = new Map(
  decays.map((decay) => [decay.first, [decay, definitionOf(decay)]]),
);

/** What the options of 3D Gaussian Splatting, and of what was built on it, let go down. */
export const framework: Framework = {
  name: 'gaussianSplatting',
  reads: {
    field: 'generation',
    library: '3D Gaussian Splatting',
    what: '`position_lr_init`, `position_lr_final` and `position_lr_max_steps`, the rate of the exposure and the weight of the depth loss',
    where: 'Python (its `OptimizationParams`), YAML',
  },
  marks: () => [...definitions.keys()],
  recognise: (site) => {
    const key = site.place.path.at(-1) ?? '';
    const [decay, definition] = definitions.get(key.replace(/^self\./, '')) ?? [];
    const around = site.place.ancestors.at(-1);
    // All of them stand beside the rate of the positions, or they are of somebody else.
    const prefix = key.startsWith('self.') ? 'self.' : '';
    const isTold =
      around && ['position_lr_init', 'position_lr_final', 'position_lr_max_steps'].every((name) => entryOf(around, prefix + name));
    return decay && definition && isTold ? claimOf(site, around, prefix, definition) : undefined;
  },
};

function claimOf(site: Site, around: MappingNode, prefix: string, definition: Definition): Claim | undefined {
  const written = definition.parameters.flatMap(({ name }): readonly Argument[] => {
    const entry = entryOf(around, prefix + name);
    return entry?.key
      ? [
          {
            name: { text: name, range: entry.key.range },
            value: entry.value,
            range: { from: entry.key.range.from, to: entry.value.range.to },
          },
        ]
      : [];
  });
  const isComplete = definition.parameters.every(({ name, default: initial }) => name === scene || initial !== undefined || written.some((each) => each.name?.text === name)); // prettier-ignore
  return isComplete ? { definition, arguments: written, isOpen: true, label: pathText(site.place.path).replace('self.', '') } : undefined;
}
