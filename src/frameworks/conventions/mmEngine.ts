// MMEngine's configs: `_base_` files, `_base_.x` for what stands in one, `from .base import *` or `import max_iters` with `read_base()`, and `_delete_`
// for a mapping that takes nothing from them (mmengine 0.10).
import type { Convention, ParentLink } from '../../language/resolve/convention';
import { entriesNamed, entryOf } from '../../language/resolve/lookUp';
import type { MappingNode } from '../../language/tree/tree';
import { basesOf, linkTo } from './link';

/** OpenMMLab's configs. */
export const mmEngine: Convention = {
  name: 'mmengine',
  run: { names: { batch: ['samples_per_gpu'], section: ['train_cfg', 'runner'] } },
  parents: (root) => [...entriesNamed(root, '_base_').flatMap(({ value }) => basesOf(value)), ...importedBases(root)],
  parentName: '_base_',
  hasNamesOfParents: (root) => importedBases(root).length > 0,
  replaces: (mapping, root) => {
    if (importedBases(root).length > 0) return true;
    const deletion = entryOf(mapping, '_delete_')?.value;
    return deletion?.kind === 'boolean' && deletion.value;
  },
};

/** The files of which names are imported: `with read_base(): from .._base_.run import *`, or `import train_cfg`. */
function importedBases(root: MappingNode): readonly ParentLink[] {
  if (!entriesNamed(root, 'read_base').some(({ value }) => value.kind === 'import')) return [];
  const paths = root.entries.flatMap(({ value }) => {
    const [, points, module] = (value.kind === 'import' && value.member !== undefined ? /^(\.+)([\w.]+)$/.exec(value.module) : null) ?? [];
    return points === undefined || module === undefined ? [] : [`${'../'.repeat(points.length - 1)}${module.replaceAll('.', '/')}.py`];
  });
  return [...new Set(paths)].map((path) => linkTo(path, [path]));
}
