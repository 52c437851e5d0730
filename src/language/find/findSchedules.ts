// A tree -> its schedules.
import { findAsked } from './asked/findAsked';
import { addHints } from './addHints';
import { findInConfig } from './configs/findInConfig';
import type { ConfigReadings } from './configs/keeping';
import type { FindOptions } from './framework';
import { findInModule } from './module/findInModule';
import type { FoundSchedule } from './found';
import type { ModuleReadings } from './module/moduleReadings';
import type { Tree } from '../tree/tree';

/** What is kept of one version of a text for the next. */
export interface Memory {
  readings?: ModuleReadings;
  config?: ConfigReadings;
}

/**
 * The schedules of a tree in document order; those that are parts of an expression stand within it. Never throws. With the memory of an
 * earlier version of a text the cost is that of the difference.
 */
export function findSchedules(tree: Tree, options: FindOptions, memory: Memory = {}): readonly FoundSchedule[] {
  const [root] = tree.roots;
  if (root?.kind === 'mapping' && root.scope) {
    memory.readings = findInModule(tree, root, options, memory.readings);
    const found = memory.readings.readings.flatMap(({ found: list }) => list);
    const asked = findAsked(tree, root, options, memory.readings.kept, found);
    return asked.length === 0 ? found : [...found, ...asked].sort((a, b) => a.range.from - b.range.from);
  }
  memory.config = findInConfig(tree, options, memory.config);
  return addHints(memory.config.found, tree.hints);
}
