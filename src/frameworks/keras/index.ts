// Keras: calls of its schedules, and their configs: `{"class_name": "CosineDecay", "config": {...}}`.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import type { Problem } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, MappingNode, Node } from '../../language/tree/tree';
import { argumentOf } from '../shared/optimizer';
import { reduceLROnPlateau } from './plateau';
import { floats, integers } from './rules';
import { claimScheduler, schedulerName } from './scheduler';
import { version1, version1Modules } from './version1';
import { entryArguments } from '../shared/entryArguments';

const rate = 'initial_learning_rate';

/** The schedules' modules in Keras 3, which TensorFlow has had as its own since 2.16, and in the Keras 2 that lives on beside it. */
const modules = /^(?:keras|tensorflow\.keras|tf_keras)\.(?:optimizers\.schedules|experimental)$/;

const callback = /^(?:keras|tensorflow\.keras|tf_keras)\.callbacks\.(ReduceLROnPlateau|LearningRateScheduler)$/;

/** The schedules of Keras. */
export const framework: Framework = {
  name: 'keras',
  reads: {
    field: 'libraries',
    library: 'Keras',
    what: 'every schedule of `keras.optimizers.schedules`, of Keras 2 and 3; `LearningRateScheduler`, `ReduceLROnPlateau` on a metric that stays as it is; `tf.train.exponential_decay` and the other functions of TensorFlow 1',
    where: 'Python, JSON',
  },
  marks: () => [...floats.keys(), ...version1.keys(), reduceLROnPlateau.name, schedulerName],
  recognise: (site) => {
    const { node, callee = '', options } = site;
    if (node.kind === 'mapping') return options.bareWords ? ofConfig(node) : undefined;
    const dot = callee.lastIndexOf('.');
    const called = node.kind === 'call' ? callback.exec(callee)?.[1] : undefined;
    if (node.kind === 'call' && called !== undefined)
      return called === schedulerName ? claimScheduler(site, node) : { definition: reduceLROnPlateau, arguments: node.arguments };
    const old = node.kind === 'call' && version1Modules.test(callee.slice(0, dot)) ? version1.get(callee.slice(dot + 1)) : undefined;
    if (old && node.kind === 'call') return { definition: old, arguments: node.arguments };
    const definition = floats.get(callee.slice(dot + 1));
    if (node.kind !== 'call' || !definition || !modules.test(callee.slice(0, dot))) return undefined;
    if (definition.name === 'PiecewiseConstantDecay') return { definition, arguments: node.arguments };
    return ofRate(site, definition, node.arguments, argumentOf(node, rate, 0), callee.startsWith('tf_keras'));
  },
};

/** A schedule, which is another one where its first rate is an integer. */
function ofRate(site: Site, definition: Definition, args: readonly Argument[], first: Node | undefined, isKeras2: boolean): Claim {
  const result = first && site.value(first);
  const literal = result?.ok === true ? result.literal : undefined;
  const text = literal ? site.text.slice(literal.from, literal.to) : '';
  if (!first || !literal || !/^[-+]?\d[\d_]*$/.test(text)) return { definition, arguments: args };
  const sentence = isKeras2
    ? say('Keras 2 takes no integer as the first rate. Write {meant}.', { meant: `${text}.0` })
    : say('With an integer as the first rate Keras 3 computes in integers. Write {meant}.', { meant: `${text}.0` });
  const wrong: Problem = {
    ...problem(isKeras2 ? 'wrong-type' : 'integer-rate', sentence, first.range),
    meant: { range: literal, texts: [`${text}.0`] },
  };
  const read = isKeras2 ? { ...definition, curves: () => [] } : integers.get(definition.name)!;
  return { definition: read, arguments: args, problems: [wrong] };
}

/** A schedule that was saved: its numbers are those of a file, which says of none whether it was an integer. */
function ofConfig(node: MappingNode): Claim | undefined {
  const [name, config] = [entryOf(node, 'class_name')?.value, entryOf(node, 'config')?.value];
  const definition = name?.kind === 'string' ? floats.get(name.value) : undefined;
  if (!definition || config?.kind !== 'mapping') return undefined;
  const isOne = definition.parameters.some((parameter) => parameter.default === undefined && entryOf(config, parameter.name));
  const written = entryArguments(config.entries, (_, value) => value.kind !== 'null');
  return isOne ? { definition, arguments: written, isOpen: true } : undefined;
}
