// DeepXDE: `model.compile("adam", lr=1e-3, decay=("inverse time", 2000, 0.9))` (lululxvi/deepxde, optimizers/pytorch/optimizers.py and optimizers/tensorflow/optimizers.py).
// What its backends take otherwise - the last number of a cosine, an exponential - is left alone: the text does not say which of them runs.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Argument, Node } from '../language/tree/tree';
import { define } from './shared/define';
import { argumentOf } from './shared/optimizer';
import { numberOf } from './shared/parameters';
import * as the from './shared/usual';

const source = 'deepxde';
const top = numberOf('lr', ...the.firstRate, { role: 'base' });

/** Each with its numbers in their order. */
const kinds: Readonly<Record<string, Definition>> = {
  'inverse time': define({
    source,
    name: 'inverse time',
    formula: 'lr / (1 + decay_rate · t / decay_steps)',
    summary: 'Falls ever more slowly, down to lr / (1 + decay_rate) at decay_steps',
    parameters: [
      top,
      numberOf('decay_steps', 'The steps at which it is lr / (1 + decay_rate)', 'steps', { domain: { above: 0 } }),
      numberOf('decay_rate', 'How fast it falls', 'none', { domain: { min: 0 } }),
    ],
    value: (values) => {
      const [first, steps, rate] = [values.number('lr'), values.number('decay_steps'), values.number('decay_rate')];
      return (step) => first / (1 + (rate * step) / steps);
    },
    length: (values) => 5 * values.number('decay_steps'),
    past: 'goes on',
  }),
  step: define({
    source,
    name: 'step',
    formula: 'lr · gamma^⌊t / step_size⌋',
    summary: 'Falls by a factor every step_size',
    parameters: [
      top,
      numberOf('step_size', 'The steps from one fall to the next', 'steps', { domain: { min: 1 } }),
      numberOf('gamma', ...the.fallFactor, { domain: { above: 0 } }),
    ],
    value: (values) => {
      const [first, size, factor] = [values.number('lr'), values.number('step_size'), values.number('gamma')];
      return (step) => first * factor ** Math.floor(step / size);
    },
    length: (values) => 5 * values.number('step_size'),
    past: 'goes on',
  }),
};

const asArgument = (name: string, value: Node): Argument => ({ name: { text: name, range: value.range }, value, range: value.range });

/** The learning rate of a model that DeepXDE trains. */
export const framework: Framework = {
  name: 'deepXde',
  reads: {
    field: 'science',
    library: 'DeepXDE',
    what: '`decay=` of `compile`: `("inverse time", ...)` and `("step", ...)`',
    where: 'Python',
  },
  language: 'python',
  marks: () => ['decay'],
  recognise: (site) => {
    const { node } = site;
    if (node.kind !== 'call' || !node.callee.endsWith('.compile') || site.imports('deepxde').length === 0) return undefined;
    const decay = argumentOf(node, 'decay', 4);
    const [kind, ...numbers] = decay?.kind === 'list' ? decay.items : [];
    const name = kind && site.word(kind);
    const definition = name !== undefined && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const rate = argumentOf(node, 'lr', 1);
    if (!definition || !decay || numbers.length !== 2) return undefined;
    const [, first, second] = definition.parameters;
    return {
      definition,
      range: decay.range,
      label: 'lr',
      arguments: [...(rate ? [asArgument('lr', rate)] : []), asArgument(first!.name, numbers[0]!), asArgument(second!.name, numbers[1]!)],
    };
  },
};
