// Trainers whose configs name a class of torch by its last part alone: `lr_scheduler: {type: StepLR, args: {step_size: 30}}`.
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, MappingNode } from '../../language/tree/tree';
import { pathText } from '../../language/tree/walk';
import { entryAlong } from '../shared/configKeys';
import { entryArguments } from '../shared/entryArguments';

/** The class that a mapping names, and how its scheduler is stepped. */
export interface Named {
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly isPerEpoch: boolean;
}

interface Trainer {
  /** The way of keys to its scheduler. */
  readonly at: string;
  /** The key that names the class. */
  readonly word: string;
  /** What else its configs have. */
  readonly keys: readonly string[];
  /** Where it says that the scheduler is stepped with each update; with each epoch where it says nothing. */
  readonly interval?: string;
  /** Classes that those who build on it step otherwise. */
  readonly not: readonly string[];
}

const trainers: readonly Trainer[] = [
  // victoresque/pytorch-template at f5cfbea, trainer/trainer.py.
  {
    at: 'lr_scheduler',
    word: 'type',
    keys: ['arch.type', 'optimizer.args', 'trainer.epochs'],
    not: ['OneCycleLR', 'CyclicLR', 'ReduceLROnPlateau'],
  },
  // threestudio at 28d9d80, threestudio/systems/utils.py, which instant-nsr-pl has, too.
  {
    at: 'system.scheduler',
    word: 'name',
    keys: ['system.optimizer.name', 'trainer.max_steps'],
    interval: 'system.scheduler.interval',
    not: ['ReduceLROnPlateau'],
  },
];

/** What the mapping of a site names, where it is a scheduler of such a trainer. */
export function namedClass(site: Site, node: MappingNode): Named | undefined {
  const { place, options } = site;
  if (!options.bareWords || node.scope === true) return undefined;
  const trainer = trainers.find(
    ({ at }) => at === pathText(place.path) || (place.path.length === 0 && isWithin(node, place.ancestors[0], at)),
  );
  if (!trainer?.keys.every((key) => site.at(key) !== undefined)) return undefined;
  const written = entryOf(node, trainer.word)?.value;
  const name = written && site.word(written);
  if (name === undefined || trainer.not.includes(name)) return undefined;
  const interval = trainer.interval === undefined ? undefined : site.at(trainer.interval);
  return { name, arguments: argumentsOf(node), isPerEpoch: interval?.word(interval.node) !== 'step' };
}

/** The arguments in `args`, or those of a composition, which stand beside its name. */
function argumentsOf(node: MappingNode): readonly Argument[] {
  const args = entryOf(node, 'args')?.value;
  if (args?.kind === 'mapping') return entryArguments(args.entries);
  return entryArguments(node.entries, (key) => key === 'schedulers' || key === 'milestones');
}

/** Whether a node is a part of what stands at a way of keys. */
function isWithin({ range }: MappingNode, root: MappingNode | undefined, way: string): boolean {
  const whole = root && entryAlong(root, way)?.value.range;
  return whole !== undefined && whole.from < range.from && range.to <= whole.to;
}
