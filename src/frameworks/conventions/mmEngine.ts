// MMEngine's configs: `_base_` files, `_base_.x` for what stands in one, and `_delete_` for a mapping that takes nothing from them (mmengine 0.10).
import type { Convention } from '../../language/resolve/convention';
import { entriesNamed, entryOf } from '../../language/resolve/lookUp';
import { basesOf } from './link';

/** OpenMMLab's configs. */
export const mmEngine: Convention = {
  name: 'mmengine',
  run: { names: { batch: ['samples_per_gpu'], section: ['train_cfg', 'runner'] } },
  parents: (root) => entriesNamed(root, '_base_').flatMap(({ value }) => basesOf(value)),
  parentName: '_base_',
  replaces: (mapping) => {
    const deletion = entryOf(mapping, '_delete_')?.value;
    return deletion?.kind === 'boolean' && deletion.value;
  },
};
