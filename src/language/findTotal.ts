import { asNumber, evaluate, type Environment } from './evaluate';
import type { FoundParameter } from './found';
import type { Entry, MappingNode } from './tree';
import type { Place } from './walk';

/** Keys that say how many steps a run has, the plainest first. */
const totalKeys = [
  'total_steps',
  'max_steps',
  'total_training_steps',
  'num_training_steps',
  'num_train_steps',
  'max_train_steps',
  'train_steps',
  'training_steps',
  'train_iters',
  'max_iters',
  'max_iter',
  'total_iters',
  'num_iterations',
  'max_updates',
  'max_update',
];
/** Sections in which they stand when they are not beside the schedule. */
const sections = ['trainer', 'training', 'train', 'optimization', 'training_arguments', 'training_args', 'train_args'];

/** The total steps of a run as the nearest enclosing mapping or scope says them, or one of its sections. */
export function findTotal({ ancestors }: Place, environment: Environment): FoundParameter | undefined {
  for (const mapping of [...ancestors].reverse()) {
    const found = totalIn(mapping, '', environment);
    if (found) return found;
    for (const name of sections) {
      const section = entryOf(mapping, name);
      if (section?.value.kind === 'mapping') {
        const inside = totalIn(section.value, `${name}.`, environment);
        if (inside) return inside;
      }
    }
  }
  return undefined;
}

function totalIn(mapping: MappingNode, prefix: string, environment: Environment): FoundParameter | undefined {
  for (const name of totalKeys) {
    const entry = entryOf(mapping, name);
    const result = entry && evaluate(entry.value, environment);
    const value = result?.ok === true ? asNumber(result.value) : undefined;
    if (entry?.key && value !== undefined && value > 0) {
      const origin = `${prefix}${entry.key.text}, line ${environment.lineAt(entry.key.range.from)}`;
      return { name: 'total_steps', value, node: undefined, origin, literal: result?.ok === true ? result.literal : undefined };
    }
  }
  return undefined;
}

/** The only entry with this key, whatever its case: constants are written in capitals. A name that is bound twice is none. */
function entryOf(mapping: MappingNode, name: string): Entry | undefined {
  const entries = mapping.entries.filter(({ key }) => key?.text.toLowerCase() === name);
  return entries.length === 1 ? entries[0] : undefined;
}
