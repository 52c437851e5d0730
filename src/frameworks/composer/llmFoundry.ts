// LLM-Foundry's configs (mosaicml/llm-foundry at 8c8dd48): the schedulers of Composer by other names, one of its own, and the arguments of Composer's Trainer as keys.
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, CallNode, MappingNode, Node } from '../../language/tree/tree';
import { inverseSquareRoot } from './inverseSquareRoot';
import { type Scheduler, schedulers } from './rules';
import { entryArguments } from '../shared/entryArguments';

const classOf: Readonly<Record<string, string>> = {
  cosine_with_warmup: 'CosineAnnealingWithWarmupScheduler',
  constant_with_warmup: 'ConstantWithWarmupScheduler',
  linear_decay_with_warmup: 'LinearWithWarmupScheduler',
};

/** The names by which its configs choose a scheduler. */
export const foundryNames = [...Object.keys(classOf), 'inv_sqrt_with_warmup'];

/** A scheduler, the call that its mapping stands for, and that of the Trainer. */
export interface FoundryScheduler {
  readonly scheduler: Scheduler;
  readonly made: CallNode;
  readonly trainer: CallNode;
}

/** What a mapping under `scheduler` stands for; undefined where it is none of a config of LLM-Foundry. */
export function foundryScheduler(site: Site): FoundryScheduler | undefined {
  const { node, place, options } = site;
  const around = place.ancestors.at(-1);
  if (!options.bareWords || node.kind !== 'mapping' || !around || place.path.at(-1) !== 'scheduler') return undefined;
  const written = entryOf(node, 'name')?.value;
  const name = (written && site.word(written)) ?? '';
  const optimizer = entryOf(around, 'optimizer')?.value;
  // OLMo calls some of its schedulers the same.
  const isOurs = optimizer?.kind === 'mapping' && !entryOf(optimizer, 'learning_rate') && entryOf(around, 'max_duration') !== undefined;
  if (!foundryNames.includes(name) || !isOurs || !entryOf(node, 't_warmup')) return undefined;
  const definition = schedulers.find((each) => each.definition.name === classOf[name]) ?? inverseSquareRoot;
  const optimizers: Argument = { name: { text: 'optimizers', range: optimizer.range }, value: callOf(optimizer), range: optimizer.range };
  const trainer = callOf(around);
  return {
    scheduler: definition,
    made: callOf(node, 'name'),
    trainer: { ...trainer, arguments: [...trainer.arguments, optimizers] },
  };
}

/** A mapping as the call whose arguments are its keys. */
const callOf = ({ entries, range }: MappingNode, ...without: readonly string[]): CallNode => ({
  kind: 'call',
  callee: '',
  calleeRange: range,
  arguments: entryArguments(entries, (key, value) => !without.includes(key) && !isNothing(value)),
  closed: true,
  range,
});

const isNothing = ({ kind }: Node): boolean => kind === 'null';
