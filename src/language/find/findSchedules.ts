// A tree -> its schedules.
import { findAsked } from './asked/findAsked';
import { addHints } from './addHints';
import { findInConfig } from './configs/findInConfig';
import type { ConfigReadings } from './configs/keeping';
import type { FindOptions } from './framework';
import { findInModule } from './module/findInModule';
import type { FoundSchedule } from './found';
import type { ModuleReadings } from './module/moduleReadings';
import type { ImportedFiles } from '../resolve/imports/importedFiles';
import type { ReadBeside } from '../resolve/readParents';
import type { Tree } from '../tree/tree';

/** What is kept of one version of a text for the next. */
export interface Memory {
  readings?: ModuleReadings | undefined;
  config?: ConfigReadings;
  /** The files that it imports. */
  imports?: ImportedFiles;
}

/**
 * The schedules of a tree in document order; those that are parts of an expression stand within it. Never throws. With the memory of an
 * earlier version of a text the cost is that of the difference.
 */
export function findSchedules(tree: Tree, given: FindOptions, memory: Memory = {}): readonly FoundSchedule[] {
  const options = withCellsOf(tree, given);
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

/** The same without the cells of a notebook that do not run before the one that is read. */
function withCellsOf(tree: Tree, options: FindOptions): FindOptions {
  const { earlierCells = [] } = options;
  const counted = tree.isApart ? [] : earlierCells.filter(({ isApart }) => isApart !== true);
  return counted.length === earlierCells.length ? options : { ...options, earlierCells: counted };
}

/** So many files may ask for each other, one after the other. */
const mostRounds = 4;

/**
 * What a search finds that asks for the files which a text imports: what these mean is asked in vain at first, and each file that is read may
 * ask for more.
 */
export async function findWithImports(
  find: () => readonly FoundSchedule[],
  memory: Memory,
  beside: ReadBeside,
): Promise<readonly FoundSchedule[]> {
  let found = find();
  for (let round = 0; round < mostRounds && (await memory.imports?.read(beside)) === true; round++) {
    memory.readings = undefined;
    found = find();
  }
  return found;
}
